import type { ReportDocument } from '../document.ts';
import { explainPage } from '../pretty/explain.ts';
import type { CodeTopic, ExplainReport, ExplainTopic, RuleDescription } from '../report.ts';
import { controlRule } from '../sarif/rules.ts';
import type { SarifRule } from '../sarif/types.ts';
import { documentedControl, documentedRule } from './documented.ts';

/** What controls, rules and error codes mean, as a document. */
export function explainDocument(report: ExplainReport): ReportDocument {
  const { kind, tool, topics } = report;
  return {
    kind,
    tool,
    findings: [],
    rules: topics.flatMap(describedBy),
    data: { members: { ...report, topics: topics.map(documentedTopic) } },
    own: {
      pretty: (options) => explainPage(report, options),
      sarif: () => ({ rules: topics.flatMap(controlOf), results: [], run: {} }),
    },
  };
}

function documentedTopic(topic: ExplainTopic): object {
  if (topic.kind === 'control') return { ...topic, control: documentedControl(topic.control) };
  return topic.kind === 'rule' ? { ...topic, rule: documentedRule(topic.rule) } : topic;
}

function controlOf(topic: ExplainTopic): readonly SarifRule[] {
  return topic.kind === 'control' ? [controlRule(topic.control)] : [];
}

function describedBy(topic: ExplainTopic): readonly RuleDescription[] {
  if (topic.kind === 'rule') return [topic.rule];
  return topic.kind === 'code' ? [codeRule(topic)] : [];
}

/** An error code as a rule: SARIF has no other way to describe one. */
function codeRule({ code }: CodeTopic): RuleDescription {
  return { id: code.id, summary: code.when, remediation: code.advice };
}
