import type { JsonObject } from '@weighbridge/core';
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

/** `runtime/digest`: files state admissions, observers state what runs; only files are remembered. */
export const rememberAdmissions: Memorable = {
  filesIn: (payload) => {
    const all = sightingsIn(payload);
    return all.flatMap((each) => {
      const path = textOf(each, 'path');
      if (path === '')
        return told({ ...each, path: textOf(each, 'place') }, { observations: [each] });
      // A statement that was handed in can hold many sightings; it is remembered as a whole, once.
      const { file } = each;
      const observations = all.filter((one) => one['path'] === path && one['file'] === file);
      return observations[0] === each ? told(each, { observations }) : [];
    });
  },
  weightsOf: (fact) => textOf(sightingsIn(fact)[0] ?? {}, 'weights') || undefined,
  merge: (payload, facts) => ({
    ...payload,
    observations: [
      ...sightingsIn(payload),
      // What is gone speaks against the model but answers nothing.
      ...facts.flatMap(sightingsIn).map((each) => ({ ...each, gone: true })),
    ],
  }),
  answer: 'or once the bytes that are here are admitted by a newer statement',
};

function sightingsIn(payload: JsonObject): readonly JsonObject[] {
  return objectsOf(payload, 'observations') ?? [];
}
