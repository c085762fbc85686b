import type { Finding } from '@weighbridge/core';
import { isWaiting } from '@weighbridge/core/view';
import type { CodeTopic, PostureReport, Report, RuleDescription } from '../report.ts';
import { URI_BASE } from './location.ts';
import { findingResult, verdictResult } from './results.ts';
import { controlRule, cweOf, cweTaxonomy, findingRule } from './rules.ts';
import type { SarifResult, SarifRule } from './types.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * A report as a SARIF 2.1.0 log of one run: findings first, then one result per verdict.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(report: Report): object {
  const table = ruleTable(report);
  const cwe = [...table.cwe];
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            ...(report.tool.informationUri === undefined
              ? {}
              : { informationUri: report.tool.informationUri }),
            rules: table.rules,
            ...(cwe.length === 0 ? {} : { supportedTaxonomies: [{ name: 'CWE' }] }),
          },
        },
        ...(cwe.length === 0 ? {} : { taxonomies: [cweTaxonomy(cwe)] }),
        ...(report.kind === 'explain' ? {} : subjectOf(report)),
        results: resultsOf(report, table.index),
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

/** An error code as a rule: SARIF knows no other way to describe one. */
function codeRule({ code }: CodeTopic): RuleDescription {
  return { id: code.id, summary: code.when, remediation: code.advice };
}

/** Every rule that a result names, and what a topic explains; ids sorted, controls after rules. */
function ruleTable(report: Report): RuleTable {
  const described = new Map<string, RuleDescription>();
  const examples = new Map<string, Finding>();
  if (report.kind === 'explain') {
    for (const topic of report.topics) {
      if (topic.kind === 'rule') described.set(topic.rule.id, topic.rule);
      if (topic.kind === 'code') described.set(topic.code.id, codeRule(topic));
    }
  } else {
    const known = new Map((report.rules ?? []).map((rule) => [rule.id, rule]));
    for (const finding of report.findings) {
      if (!examples.has(finding.ruleId)) examples.set(finding.ruleId, finding);
      const rule = known.get(finding.ruleId);
      if (rule !== undefined) described.set(rule.id, rule);
    }
  }
  const ids = [...new Set([...described.keys(), ...examples.keys()])].sort();
  const cwe = new Set(ids.flatMap((id) => cweOf(described.get(id), examples.get(id))));
  const rules = [
    ...ids.map((id) => findingRule(id, described.get(id), examples.get(id))),
    ...controlsOf(report).map(controlRule),
  ];
  return { rules, cwe, index: new Map(rules.map(({ id }, index) => [id, index])) };
}

/** Those that have a result, and those that are explained. */
function controlsOf(report: Report): PostureReport['controls'] {
  if (report.kind === 'posture') {
    const told = new Set(toldVerdicts(report).map(({ control }) => control));
    return report.controls.filter(({ id }) => told.has(id));
  }
  if (report.kind === 'bom') return [];
  return report.topics.flatMap((topic) => (topic.kind === 'control' ? [topic.control] : []));
}

function resultsOf(report: Report, index: ReadonlyMap<string, number>): readonly SarifResult[] {
  if (report.kind === 'explain') return [];
  const findings = report.findings.map((finding) =>
    findingResult(finding, index.get(finding.ruleId) ?? -1),
  );
  if (report.kind === 'bom') return findings;
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  const verdicts = toldVerdicts(report).map((verdict) =>
    verdictResult(
      verdict,
      controls.get(verdict.control),
      index.get(verdict.control) ?? -1,
      report.posture.subject.model,
    ),
  );
  return [...findings, ...verdicts];
}

/** Nothing was looked for where nothing collects the evidence: that is no result. */
function toldVerdicts({ posture }: PostureReport): PostureReport['posture']['verdicts'] {
  return posture.verdicts.filter((verdict) => !isWaiting(verdict));
}

/** What the run was about and how it ended. */
function subjectOf(report: Exclude<Report, { kind: 'explain' }>): object {
  const base = {
    originalUriBaseIds: { [URI_BASE]: { description: { text: 'The folder of the model.' } } },
  };
  if (report.kind === 'bom') {
    return { ...base, automationDetails: { id: idOf('weighbridge', 'bom', report.name) } };
  }
  const { posture, exit } = report;
  const { gate, counts, coverage, policy, subject, verdicts } = posture;
  const silent = verdicts.filter(isWaiting);
  return {
    ...base,
    automationDetails: {
      id: idOf('weighbridge', policy.name, subject.model, ''),
      description: { text: 'One model assessed under one policy.' },
    },
    invocations: [
      {
        executionSuccessful: true,
        endTimeUtc: posture.assessedAt,
        ...(exit === undefined ? {} : { exitCode: exit.code, exitCodeDescription: exit.meaning }),
      },
    ],
    properties: {
      gate: gate.outcome,
      counts,
      coverage,
      notLookedFor: silent.map(({ control }) => control),
      policy,
      subject,
    },
  };
}

/** A hierarchical id, every part encoded. */
function idOf(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
