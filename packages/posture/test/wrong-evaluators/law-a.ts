import { TIERS } from '@weighbridge/core';
import type { WrongEvaluator } from './kit.ts';
import { answer, eachControlAlone, given, onePerType, withGate, withStatuses } from './kit.ts';

/** Break law (a): adverse evidence, missing support or mere time can make things better. */
export const wrongByLawA: readonly WrongEvaluator[] = [
  {
    mistake: 'only the newest evidence of each type counts, stale or not',
    seed: 25,
    breaks: 'a: removing supporting evidence',
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: onePerType(inputs.evidence, (a, b) => a.observedAt > b.observedAt),
    })),
  },
  {
    mistake: 'only the best-founded evidence of each type counts',
    breaks: 'a: removing supporting evidence',
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: onePerType(
        inputs.evidence,
        (a, b) => TIERS.indexOf(a.tier) < TIERS.indexOf(b.tier),
      ),
    })),
  },
  {
    mistake: 'evidence that has expired is forgotten, adverse or not',
    seed: 18,
    breaks: 'a: time passing',
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: inputs.evidence.filter(
        ({ expiresAt }) =>
          expiresAt === undefined || Date.parse(expiresAt) > Date.parse(inputs.now),
      ),
    })),
  },
  {
    mistake: 'a waived fail opens the gate, even where nothing else answers the control',
    breaks: 'a: adding adverse evidence',
    evaluate: answer((posture, inputs) =>
      withGate(posture, inputs, ({ waiver }) => waiver !== undefined),
    ),
  },
  {
    mistake: 'evidence that is adverse to one control still supports another',
    breaks: 'a: adding adverse evidence',
    evaluate: eachControlAlone,
  },
  {
    mistake: 'no evidence means that the control does not apply',
    breaks: 'a: removing supporting evidence',
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, reason }) =>
        reason === 'evidence-missing' ? 'not-applicable' : status,
      ),
    ),
  },
  {
    mistake: 'what is dated after now is passed over in silence',
    breaks: 'a: an input from the future',
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: inputs.evidence.filter(({ observedAt }) => observedAt <= inputs.now),
    })),
  },
  {
    mistake: 'a fail that has grown old says nothing any more, and no news is good news',
    breaks: 'a: time passing',
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, observedAt = inputs.now }) => {
        const days = (Date.parse(inputs.now) - Date.parse(observedAt)) / 86_400_000;
        return status === 'fail' && days > 90 ? 'pass' : status;
      }),
    ),
  },
];
