import type { Waiver } from '@weighbridge/core';
import type { Given } from '../laws/world.ts';
import type { WrongEvaluator } from './kit.ts';
import { answer, given, withGate, withStatuses } from './kit.ts';

const DAY_MS = 86_400_000;

function withWaivers(inputs: Given, change: (waiver: Waiver) => Waiver): Given {
  return {
    ...inputs,
    policy: { ...inputs.policy, waivers: (inputs.policy.waivers ?? []).map(change) },
  };
}

/** Break law (c): a waiver changes what is counted, holds when it should not, or goes unnamed. */
export const wrongByLawC: readonly WrongEvaluator[] = [
  {
    mistake: 'what is waived passes',
    breaks: 'c: a waiver',
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, waiver }) =>
        waiver === undefined ? status : 'pass',
      ),
    ),
  },
  {
    mistake: 'what is waived is not counted among the fails',
    breaks: 'c: a waiver',
    evaluate: answer((posture) => ({
      ...posture,
      counts: { ...posture.counts, fail: posture.counts.fail - posture.gate.waived },
    })),
  },
  {
    mistake: 'a waiver still holds after its end',
    breaks: 'c: a waiver',
    evaluate: given((inputs) =>
      withWaivers(inputs, (waiver) =>
        Date.parse(waiver.notAfter) > Date.parse(inputs.now)
          ? waiver
          : {
              ...waiver,
              issuedAt: inputs.now,
              notAfter: new Date(Date.parse(inputs.now) + DAY_MS).toISOString(),
            },
      ),
    ),
  },
  {
    mistake: 'a waiver for one model holds for every model',
    breaks: 'c: a waiver',
    evaluate: given((inputs) =>
      withWaivers(inputs, (waiver) => ({
        ...waiver,
        scope: { model: inputs.evidence[0]?.subject.model ?? waiver.scope.model },
      })),
    ),
  },
  {
    mistake: 'a waiver can last as long as its author likes',
    breaks: 'c: a waiver',
    evaluate: given((inputs) =>
      withWaivers(inputs, (waiver) => {
        const end = Date.parse(waiver.notAfter);
        const start = Math.max(Date.parse(waiver.issuedAt), end - 90 * DAY_MS);
        const issuedAt = new Date(Math.min(start, Date.parse(inputs.now))).toISOString();
        return { ...waiver, issuedAt };
      }),
    ),
  },
  {
    mistake: 'a waiver also replaces an unknown answer',
    breaks: 'c: a waiver',
    evaluate: answer((posture, inputs) => {
      const waived = new Set((inputs.policy.waivers ?? []).map(({ control }) => control));
      const { requires } = inputs.policy;
      const open = posture.verdicts.filter(
        ({ control, status }) =>
          status === 'unknown' && (requires === 'all' || requires.includes(control)),
      );
      const all = open.length > 0 && open.every(({ control }) => waived.has(control));
      return posture.gate.outcome === 'cannot-decide' && all
        ? { ...posture, gate: { ...posture.gate, outcome: 'admit' } }
        : posture;
    }),
  },
  {
    mistake: 'with its fails waived, a gate that something else keeps shut is merely undecided',
    breaks: 'c: a waiver',
    evaluate: answer((posture, inputs) =>
      withGate(posture, inputs, ({ waiver }) => waiver !== undefined),
    ),
  },
  {
    mistake: 'the sentence does not say what is waived',
    breaks: 'c: a waiver',
    evaluate: answer((posture) => ({
      ...posture,
      gate: { ...posture.gate, sentence: posture.gate.outcome },
    })),
  },
];
