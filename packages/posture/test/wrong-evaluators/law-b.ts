import type { WrongEvaluator } from './kit.ts';
import { answer, given, rememberOnly, withStatuses } from './kit.ts';

/** Break law (b): deleting evidence goes unnoticed, or is forgotten, or is taken too lightly. */
export const wrongByLawB: readonly WrongEvaluator[] = [
  {
    mistake: 'the previous statement is ignored',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: given(({ previous: _previous, ...inputs }) => inputs),
  },
  {
    mistake: 'what was withdrawn is remembered for one statement only',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: answer((posture) => ({
      ...posture,
      withdrawn: { evidence: [], findings: [], answered: { evidence: [], findings: [] } },
    })),
  },
  {
    mistake: 'any other evidence of the type replaces what is gone',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: given((inputs) => {
      const types = new Set(inputs.evidence.map(({ type }) => type));
      return rememberOnly(inputs, ({ type }) => !types.has(type));
    }),
  },
  {
    mistake: 'evidence of the same instant counts as newer',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: given((inputs) =>
      rememberOnly(inputs, (item) =>
        inputs.evidence.every(
          ({ type, observedAt }) => type !== item.type || observedAt < item.observedAt,
        ),
      ),
    ),
  },
  {
    mistake: 'withdrawn evidence makes everything unknown, a fail too',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, reason }) =>
        reason === 'evidence-withdrawn' ? 'unknown' : status,
      ),
    ),
  },
  {
    mistake: 'a control whose evidence was withdrawn keeps the status that it had',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: answer((posture, inputs) =>
      withStatuses(posture, inputs, ({ status, reason }, at) =>
        reason === 'evidence-withdrawn'
          ? (inputs.previous?.verdicts[at]?.status ?? status)
          : status,
      ),
    ),
  },
  {
    mistake: 'only evidence that had decided something is missed',
    breaks: 'b: evidence of the previous statement that vanished',
    evaluate: given((inputs) => {
      const named = new Set(inputs.previous?.verdicts.flatMap(({ evidence }) => evidence));
      return rememberOnly(inputs, ({ id }) => named.has(id));
    }),
  },
];
