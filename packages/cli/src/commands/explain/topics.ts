import type { Rule } from '@weighbridge/core';
import { builtInPolicies, controls, explainControl } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import type {
  CodeTopic,
  ControlTopic,
  ExplainReport,
  ExplainTopic,
  RuleTopic,
} from '@weighbridge/report';
import { CliError } from '../../error.ts';
import { ownedCodes } from '../../failure/codes.ts';
import type { Io } from '../../io.ts';
import { reportTool } from '../../output/tool.ts';
import { nearest } from '../../program/nearest.ts';
import { loadPolicy } from '../../weighing/policy.ts';

/**
 * What the control, rule or error code with that id means, in any case; without an id all of them, one line
 * each.
 *
 * @throws {CliError} BAD_USAGE when the id is unknown, with suggestions
 */
export async function explainReport(
  id: string | undefined,
  policy: string | undefined,
  io: Io,
): Promise<ExplainReport> {
  const own = policy === undefined ? [] : [await loadPolicy(io.cwd, policy)];
  const topics = await allTopics([...Object.values(builtInPolicies), ...own]);
  if (id === undefined) return { kind: 'explain', tool: reportTool(), detail: 'list', topics };
  const found = topics.filter((topic) => idOf(topic).toLowerCase() === id.toLowerCase());
  if (found.length === 0) throw unknownTopic(id, topics.map(idOf));
  return { kind: 'explain', tool: reportTool(), detail: 'full', topics: found };
}

/** Everything that can be explained: controls in catalogue order, rules by owner, then error codes. */
async function allTopics(policies: readonly Policy[]): Promise<readonly ExplainTopic[]> {
  const { ruleSets } = await import('@weighbridge/weigh');
  const [sets, codes] = await Promise.all([ruleSets(), ownedCodes()]);
  return [
    ...controls.map(({ id }) => controlTopic(id, policies)),
    ...sets.flatMap(({ owner, rules }) => rules.map((rule) => ruleTopic(rule, owner))),
    ...codes.map(({ owner, ...code }): CodeTopic => ({ kind: 'code', code, owner })),
  ];
}

function controlTopic(id: string, policies: readonly Policy[]): ControlTopic {
  const { control, question, frameworks, uncollected } = explainControl(id);
  const requiredBy = policies
    .filter(({ requires }) => requires === 'all' || requires.includes(id))
    .map(({ name }) => name);
  return {
    kind: 'control',
    control,
    question,
    frameworks,
    uncollected,
    requiredBy: [...new Set(requiredBy)],
  };
}

function ruleTopic(rule: Rule, owner: string): RuleTopic {
  return { kind: 'rule', rule, owner, controls: failedBy(rule.id) };
}

function idOf(topic: ExplainTopic): string {
  if (topic.kind === 'control') return topic.control.id;
  return topic.kind === 'rule' ? topic.rule.id : topic.code.id;
}

/** The controls that an error of this rule fails. */
function failedBy(ruleId: string): readonly string[] {
  const readers = controls.filter(({ rules }) => rules.some((prefix) => ruleId.startsWith(prefix)));
  return readers.map(({ id }) => id);
}

function unknownTopic(id: string, known: readonly string[]): CliError {
  const near = nearest(id, known);
  const hint =
    near.length === 0
      ? 'Run weighbridge explain to see all'
      : `Did you mean ${near.join(' or ')}? Otherwise run weighbridge explain to see all`;
  return new CliError(
    'BAD_USAGE',
    `${hint}: there is no control, rule or error code ${JSON.stringify(id)}.`,
  );
}
