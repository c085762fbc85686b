import type { Control, Finding } from '@weighbridge/core';
import type { RuleDescription } from '../report.ts';
import { message } from './text.ts';
import type { SarifRule } from './types.ts';
import { webAddress } from './web-address.ts';

/** The sort key of scanning tools: GitHub's `security-severity`, a CVSS-like scale. */
const SECURITY_SEVERITY: Readonly<Record<Control['severity'], string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};

/** A control as a rule: its verdicts are results. */
export function controlRule(control: Control): SarifRule {
  const needs = control.needs.map(({ type, shows }) => `- ${type}: ${shows}`);
  return {
    id: control.id,
    shortDescription: message(control.title),
    fullDescription: message(
      [`${control.title}.`, ...control.needs.map(({ shows }) => shows)].join(' '),
    ),
    help: message(
      [control.remediation, ...(needs.length === 0 ? [] : [`It needs ${needs.join('; ')}`])].join(
        ' ',
      ),
    ),
    properties: {
      tags: ['security', 'machine-learning', control.family],
      'security-severity': SECURITY_SEVERITY[control.severity],
    },
  };
}

/** The rule of the findings: described by its owner, otherwise by the first finding. */
export function findingRule(
  id: string,
  described: RuleDescription | undefined,
  example?: Finding,
): SarifRule {
  const { summary, remedy, citations } = describe(id, described, example);
  const cwe = cweOf(described, example);
  const tags = cwe.map((name) => `external/cwe/${name.toLowerCase()}`);
  return {
    id,
    shortDescription: message(summary),
    fullDescription: message(summary === remedy ? summary : `${summary} ${remedy}`),
    help: message([remedy, ...citations.map((uri) => `See ${uri}`)].join(' ')),
    ...(citations[0] === undefined ? {} : { helpUri: citations[0] }),
    ...(cwe.length === 0 ? {} : { relationships: cwe.map(cweRelationship) }),
    properties: { tags: ['security', 'machine-learning', ...tags] },
  };
}

function describe(
  id: string,
  described: RuleDescription | undefined,
  example: Finding | undefined,
) {
  const { remediation, citations = [] } = { ...example, ...described };
  const summary = described?.summary ?? `Findings of ${id}.`;
  return {
    summary,
    remedy: remediation ?? summary,
    citations: citations.flatMap((uri) => webAddress(uri) ?? []),
  };
}

/** The weaknesses that a rule names, in the form `CWE-<n>`; anything else is left out. */
export function cweOf(
  described: RuleDescription | undefined,
  example?: Finding,
): readonly string[] {
  const named = described?.cwe ?? example?.cwe ?? [];
  return [...new Set(named)].filter((name) => /^CWE-\d{1,6}$/.test(name)).sort();
}

function cweRelationship(name: string): object {
  return { target: { id: name.slice(4), toolComponent: { name: 'CWE' } }, kinds: ['relevant'] };
}

/** The CWE taxonomy, reduced to what the rules name. */
export function cweTaxonomy(names: readonly string[]): object {
  const ids = [...new Set(names)]
    .map((name) => name.slice(4))
    .sort((a, b) => Number(a) - Number(b));
  return {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    isComprehensive: false,
    shortDescription: { text: 'Common Weakness Enumeration' },
    taxa: ids.map((id) => ({ id, helpUri: `https://cwe.mitre.org/data/definitions/${id}.html` })),
  };
}
