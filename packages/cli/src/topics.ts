import { builtInPolicies, controls, explainControl } from '@weighbridge/posture';
import type { ControlTopic, RuleTopic } from '@weighbridge/report';
import { ownedRules } from './tool.ts';

export type Topic = ControlTopic | RuleTopic;

/** Everything that can be explained: controls in catalogue order, then rules by owner. */
export async function allTopics(): Promise<readonly Topic[]> {
  const rules = await ownedRules();
  return [
    ...controls.map((control): Topic => ({
      kind: 'control',
      control,
      frameworks: frameworksOf(control.id),
      requiredBy: requiredBy(control.id),
    })),
    ...rules.map(({ rule, owner }): Topic => ({
      kind: 'rule',
      rule,
      owner,
      controls: failedBy(rule.id),
    })),
  ];
}

export function topicId(topic: Topic): string {
  return topic.kind === 'control' ? topic.control.id : topic.rule.id;
}

function requiredBy(control: string): readonly string[] {
  return Object.values(builtInPolicies)
    .filter(({ requires }) => requires === 'all' || requires.includes(control))
    .map(({ name }) => name);
}

function failedBy(ruleId: string): readonly string[] {
  return controls
    .filter(({ rules }) => rules.some((prefix) => ruleId.startsWith(prefix)))
    .map(({ id }) => id);
}

function frameworksOf(_control: string): ControlTopic['frameworks'] {
  void explainControl;
  return [];
}
