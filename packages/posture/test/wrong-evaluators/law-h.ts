import type { Gate } from '@weighbridge/core';
import type { Evaluator, Given } from '../laws/world.ts';
import type { WrongEvaluator } from './kit.ts';
import { answer, given, withStatuses } from './kit.ts';

const breaks = 'h: an advisory control';

/** Break law (h): an advisory control changes more than a refusal, or less is said about it. */
export const wrongByLawH: readonly WrongEvaluator[] = [
  {
    mistake: 'an advisory fail is as good as a pass',
    breaks,
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, control }) =>
        status === 'fail' && isAdvisory(inputs, control) ? 'pass' : status,
      ),
    ),
  },
  {
    mistake: 'a control that does not refuse is not a condition either',
    breaks,
    evaluate: withGate((gate) =>
      gate.advisory !== undefined && gate.conditions.length === 0
        ? { ...gate, outcome: open(gate) }
        : gate,
    ),
  },
  {
    mistake: 'with an advisory fail the gate is open, whatever is unknown',
    breaks,
    evaluate: withGate((gate) =>
      gate.advisory === undefined ? gate : { ...gate, outcome: 'admit-with-conditions' },
    ),
  },
  {
    mistake: 'if one control is advisory, so are all that are not required',
    breaks,
    evaluate: given((inputs, { controls }) => {
      const { requires, advisory = [] } = inputs.policy;
      if (requires === 'all' || advisory.length === 0) return inputs;
      const all = controls.map(({ id }) => id).filter((id) => !requires.includes(id));
      return { ...inputs, policy: { ...inputs.policy, advisory: all } };
    }),
  },
  {
    mistake: 'nobody has to read which advisory controls fail',
    breaks,
    evaluate: withGate(({ advisory: _advisory, ...gate }) => gate),
  },
  {
    mistake: 'the gate would be the same if everything were enforced',
    breaks,
    evaluate: withGate((gate) =>
      gate.enforced === undefined ? gate : { ...gate, enforced: gate.outcome },
    ),
  },
];

function open({ outcome }: Gate): Gate['outcome'] {
  return outcome === 'admit-with-conditions' ? 'admit' : outcome;
}

/** The engine with its gate replaced. */
function withGate(change: (gate: Gate) => Gate): Evaluator {
  return answer((posture) => ({ ...posture, gate: change(posture.gate) }));
}

function isAdvisory({ policy }: Given, control: string): boolean {
  return policy.advisory?.includes(control) ?? false;
}
