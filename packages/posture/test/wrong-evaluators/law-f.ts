import type { Attested, Evidence } from '@weighbridge/core';
import { makeEvidence } from '@weighbridge/core';
import { isOfOthers } from '@weighbridge/evidence';
import type { Catalogue } from '../../src/catalogue.ts';
import { outcomesOf } from '../laws/outcomes.ts';
import type { Given } from '../laws/world.ts';
import { KEY } from '../support/signers.ts';
import type { WrongEvaluator } from './kit.ts';
import { given } from './kit.ts';

const breaks = 'f: what a stranger hands in';

/** Break law (f): somebody's word counts whom the policy does not name for it. */
export const wrongByLawF: readonly WrongEvaluator[] = [
  {
    mistake: 'what is handed in counts as what was looked at',
    breaks,
    evaluate: given((inputs) => ({ ...inputs, evidence: inputs.evidence.map(asOwn) })),
  },
  {
    mistake: 'what speaks against a model counts, whoever says it',
    breaks,
    evaluate: given((inputs, catalogue) => ({
      ...inputs,
      evidence: inputs.evidence.map((item) => {
        const own = asOwn(item);
        return outcomesOf(catalogue, own, inputs).includes('adverse') ? own : item;
      }),
    })),
  },
  {
    mistake: 'whoever may sign models may hand in anything',
    breaks,
    evaluate: given((inputs, catalogue) =>
      withObservers(inputs, catalogue, inputs.policy.signers?.map(({ name }) => name) ?? []),
    ),
  },
  {
    mistake: 'who is an observer of one type is one of all',
    seed: 6,
    breaks,
    evaluate: given((inputs, catalogue) =>
      withObservers(inputs, catalogue, inputs.policy.observers?.map(({ signer }) => signer) ?? []),
    ),
  },
  {
    mistake: 'a statement that nobody signed is as good as one of the team',
    breaks,
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: inputs.evidence.map((item) =>
        item.attested?.signer === null ? by(KEY, item) : item,
      ),
    })),
  },
  {
    mistake: 'a key is known by how it is used, not by its fingerprint',
    breaks,
    evaluate: given((inputs) => ({
      ...inputs,
      evidence: inputs.evidence.map((item) =>
        item.attested?.signer?.method === 'key' ? by(KEY, item) : item,
      ),
    })),
  },
];

function asOwn({ id: _id, attested: _attested, ...item }: Evidence): Evidence {
  return makeEvidence(item);
}

function by(signer: unknown, { id: _id, ...item }: Evidence): Evidence {
  const attested = { ...item.attested, signer } as Attested;
  return makeEvidence({ ...item, attested });
}

function withObservers(inputs: Given, { controls }: Catalogue, names: readonly string[]): Given {
  const types = controls.flatMap(({ needs }) => needs.map(({ type }) => type)).filter(isOfOthers);
  const observers = names.map((signer) => ({ signer, types }));
  return { ...inputs, policy: { ...inputs.policy, observers } };
}
