import type { Finding } from '@weighbridge/core';
import type { ReportDocument } from '../document.ts';
import type { RuleDescription } from '../report.ts';
import { idOf } from './id.ts';
import { URI_BASE } from './location.ts';
import { findingResult } from './results.ts';
import { cweOf, cweTaxonomy, findingRule } from './rules.ts';
import type { SarifParts, SarifResult, SarifRule } from './types.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * A document as a SARIF 2.1.0 log of one run: its findings first, then its own results.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(document: ReportDocument): object {
  const { tool } = document;
  const own = document.own?.sarif?.();
  const table = ruleTable(document, own);
  const cwe = [...table.cwe];
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            ...(tool.informationUri === undefined ? {} : { informationUri: tool.informationUri }),
            rules: table.rules,
            ...(cwe.length === 0 ? {} : { supportedTaxonomies: [{ name: 'CWE' }] }),
          },
        },
        ...(cwe.length === 0 ? {} : { taxonomies: [cweTaxonomy(cwe)] }),
        ...aboutOf(document),
        ...own?.run,
        results: resultsOf(document, own, table.index),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

interface RuleTable {
  readonly rules: readonly SarifRule[];
  readonly index: ReadonlyMap<string, number>;
  readonly cwe: ReadonlySet<string>;
}

/** Every rule that a finding names and every described rule, sorted by id; the document's own rules follow. */
function ruleTable(
  { rules: listed = [], findings = [] }: ReportDocument,
  own: SarifParts | undefined,
): RuleTable {
  const described = new Map<string, RuleDescription>(listed.map((rule) => [rule.id, rule]));
  const examples = new Map<string, Finding>();
  for (const finding of findings) {
    if (!examples.has(finding.ruleId)) examples.set(finding.ruleId, finding);
  }
  const ids = [...new Set([...described.keys(), ...examples.keys()])].sort();
  const cwe = new Set(ids.flatMap((id) => cweOf(described.get(id), examples.get(id))));
  const rules = [
    ...ids.map((id) => findingRule(id, described.get(id), examples.get(id))),
    ...(own?.rules ?? []),
  ];
  return { rules, cwe, index: new Map(rules.map(({ id }, index) => [id, index])) };
}

function resultsOf(
  { findings = [] }: ReportDocument,
  own: SarifParts | undefined,
  index: ReadonlyMap<string, number>,
): readonly SarifResult[] {
  const indexOf = (ruleId: string): number => index.get(ruleId) ?? -1;
  return [
    ...findings.map((finding) => findingResult(finding, indexOf(finding.ruleId))),
    ...(own?.results ?? []).map((result) => ({
      ...result,
      ruleIndex: indexOf(result.ruleId),
    })),
  ];
}

/** What the run was about and how it ended; nothing if the document has no subject. */
function aboutOf({ kind, subject, at, exit }: ReportDocument): object {
  if (subject === undefined) return {};
  const invocation = {
    executionSuccessful: true,
    ...(at === undefined ? {} : { endTimeUtc: at }),
    ...(exit === undefined ? {} : { exitCode: exit.code, exitCodeDescription: exit.meaning }),
  };
  return {
    originalUriBaseIds: { [URI_BASE]: { description: { text: 'The folder of the model.' } } },
    automationDetails: { id: idOf('weighbridge', kind, subject) },
    ...(at === undefined && exit === undefined ? {} : { invocations: [invocation] }),
  };
}
