import type { Evidence } from '@weighbridge/core';
import { makeEvidence } from '@weighbridge/core';
import type { Catalogue } from '../../src/catalogue.ts';
import { outcomesOf } from '../laws/outcomes.ts';
import type { Evaluator, Given } from '../laws/world.ts';
import type { WrongEvaluator } from './kit.ts';
import { given } from './kit.ts';

const breaks = 'g: what shows that there is nothing to ask';

/** Break law (g): something less than a look makes a control not applicable. */
export const wrongByLawG: readonly WrongEvaluator[] = [
  {
    mistake: 'whoever declares that nothing is deployed is believed',
    breaks,
    evaluate: excuses((item) => ({ ...item, tier: 'measured' })),
  },
  {
    mistake: 'what is not deployed once is not deployed for good',
    breaks,
    evaluate: excuses((item, { now }) => ({ ...item, observedAt: now })),
  },
  {
    mistake: 'it does not matter which bytes are not deployed',
    breaks,
    evaluate: excuses((item) => ({
      ...item,
      subject: { ...item.subject, digest: `sha256:${'ab'.repeat(32)}` },
    })),
  },
  {
    mistake: 'a list that shows a deployment does not matter if another shows none',
    breaks,
    evaluate: given((inputs, catalogue) => ({
      ...inputs,
      evidence: inputs.evidence.filter(
        (item) => !isExcuse(catalogue, item) || supports(catalogue, item, inputs),
      ),
    })),
  },
  {
    mistake: 'a fault of a deployment does not count if none is listed',
    breaks,
    evaluate: given((inputs, catalogue) => {
      const excused = inputs.evidence.some(
        (item) => isExcuse(catalogue, item) && supports(catalogue, item, inputs),
      );
      return {
        ...inputs,
        evidence: inputs.evidence.filter(
          (item) => !excused || supports(catalogue, item, inputs) || isExcuse(catalogue, item),
        ),
      };
    }),
  },
  {
    mistake: 'nobody misses the list of clusters once it is gone',
    breaks,
    evaluate: given(({ previous: _previous, ...inputs }) => inputs),
  },
];

/** The engine, given a changed form of the evidence that there is nothing to ask. */
function excuses(
  change: (item: Omit<Evidence, 'id'>, inputs: Given) => Omit<Evidence, 'id'>,
): Evaluator {
  return given((inputs, catalogue) => ({
    ...inputs,
    evidence: inputs.evidence.map((item) => {
      const { id: _id, ...parts } = item;
      return isExcuse(catalogue, item) ? makeEvidence(change(parts, inputs)) : item;
    }),
  }));
}

function isExcuse({ controls }: Catalogue, { type }: Evidence): boolean {
  return controls.some(({ unless }) => unless?.type === type);
}

function supports(catalogue: Catalogue, item: Evidence, inputs: Given): boolean {
  return outcomesOf(catalogue, item, inputs).every((outcome) => outcome === 'supports');
}
