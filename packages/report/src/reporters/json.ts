import type { Control } from '@weighbridge/core';
import type { ExplainReport, Report, RuleDescription } from '../report.ts';
import { defineReporter } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

/** Version of the JSON report's shape: within one major version members are only added. */
export const JSON_SCHEMA_VERSION = '1.0';

/**
 * For programs: canonical JSON, one line. A bill of materials is given back as it is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export const json = defineReporter({
  id: 'json',
  title: 'JSON with sorted members',
  mediaType: 'application/json',
  extension: 'json',
  kinds: ['posture', 'bom', 'explain'],
  render(report) {
    if (report.kind === 'bom') return report.text;
    return safeJson({ schemaVersion: JSON_SCHEMA_VERSION, ...documented(report) });
  },
});

/** The report with what the shape documents, whatever else its parts carry (evaluators, say). */
function documented(report: Exclude<Report, { kind: 'bom' }>): object {
  if (report.kind === 'explain') return { ...report, topics: report.topics.map(topicOf) };
  return {
    ...report,
    controls: report.controls.map(controlOf),
    rules: (report.rules ?? []).map(ruleOf),
  };
}

function topicOf(topic: ExplainReport['topics'][number]): object {
  if (topic.kind === 'control') return { ...topic, control: controlOf(topic.control) };
  return topic.kind === 'rule' ? { ...topic, rule: ruleOf(topic.rule) } : topic;
}

function controlOf(control: Control): Control {
  const { id, version, family, title, severity, maxAgeDays, needs, rules, remediation } = control;
  return {
    id,
    version,
    family,
    title,
    severity,
    maxAgeDays,
    needs: needs.map(({ type, shows }) => ({ type, shows })),
    rules,
    remediation,
  };
}

function ruleOf({ id, summary, remediation, citations = [], cwe = [] }: RuleDescription): object {
  return { id, summary, remediation, citations, cwe };
}
