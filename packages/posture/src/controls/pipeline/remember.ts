import type { Memorable } from '../../control.ts';
import { signedBy, told } from '../shared/remember.ts';
import { member, textOf } from '../shared/shape.ts';

/** `pipeline/provenance`. */
export const rememberProvenance: Memorable = {
  filesIn: (payload) => told(payload, payload),
  // About bytes other than those beside it: it says nothing if another statement is about these.
  weightsOf: (fact) =>
    member(fact, 'subjectDigest') === null ? 'others' : textOf(fact, 'weights') || undefined,
  identityOf: (fact) =>
    signedBy(
      fact,
      ...['predicateType', 'subjectDigest', 'builder', 'source'].map((key) => textOf(fact, key)),
    ),
  answer: 'or once a new statement that holds stands at the same path, or the weights are others',
};
