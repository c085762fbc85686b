import type { Memorable } from '../../control.ts';
import { signedBy, told } from '../shared/remember.ts';
import { objectsOf, textOf } from '../shared/shape.ts';

/** `signature/verification` and `signature/manifest`. */
export const rememberSignature: Memorable = {
  filesIn: (payload) => told(payload, payload),
  weightsOf: (fact) => textOf(fact, 'weights') || undefined,
  identityOf: (fact) => signedBy(fact, textOf(fact, 'payloadDigest')),
  newsAnywhere: true,
  mayReturn: true,
  answer: 'or once somebody who may sign has signed the model anew',
};

/** `runtime/digest`: files state admissions, and observers state what runs; only files are remembered. */
export const rememberAdmissions: Memorable = {
  filesIn: (payload) =>
    objectsOf(payload, 'observations')?.flatMap((each) =>
      told({ ...each, path: textOf(each, 'place') }, { observations: [each] }),
    ) ?? [],
  weightsOf: (fact) => textOf(objectsOf(fact, 'observations')?.[0] ?? {}, 'weights') || undefined,
  merge: (payload, facts) => ({
    ...payload,
    observations: [payload, ...facts].flatMap((each) => objectsOf(each, 'observations') ?? []),
  }),
  answer: 'or once the bytes that are here are admitted by a newer statement',
};
