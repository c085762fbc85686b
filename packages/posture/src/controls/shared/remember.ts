import { isRelativePath } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import type { Memorable, ToldByFile } from '../../control.ts';
import { isDigest, isObject, member, objectsOf, textOf } from './shape.ts';

/** Longest path that a statement keeps. */
const MAX_PATH = 2000;

/** `signature/verification` and `signature/manifest`. */
export const rememberSignature: Memorable = {
  filesIn: (payload) => told(payload, payload),
  weightsOf: (fact) => textOf(fact, 'weights') || undefined,
  identityOf: (fact) => signedBy(fact, textOf(fact, 'payloadDigest')),
  newsAnywhere: true,
  mayReturn: true,
  answer: 'or once somebody who may sign has signed the model anew',
};

/** `pipeline/provenance`. */
export const rememberProvenance: Memorable = {
  filesIn: (payload) => told(payload, payload),
  // Of other bytes than those that lay beside it: it says nothing where another is about these.
  weightsOf: (fact) =>
    member(fact, 'subjectDigest') === null ? 'others' : textOf(fact, 'weights') || undefined,
  identityOf: (fact) =>
    signedBy(
      fact,
      ...['predicateType', 'subjectDigest', 'builder', 'source'].map((key) => textOf(fact, key)),
    ),
  answer: 'or once a new statement that holds stands at the same path, or the weights are others',
};

/** `runtime/digest`: admissions are told by files, sightings of what runs are not. */
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

/** `bom/cyclonedx` and `bom/claims`: of a bill that came with the model. */
export const rememberBom: Memorable = {
  filesIn: (payload) => told(payload, payload),
  documentsIn: (payload) => [textOf(payload, 'path')].filter((path) => path !== ''),
  answer: 'or once a bill of materials that lists these bytes stands at the same path',
};

/** `bom/licence`: what each document says of the licence. */
export const rememberLicences: Memorable = {
  filesIn(payload) {
    const licences = objectsOf(payload, 'licences');
    if (licences === undefined) return [];
    const byFile = Map.groupBy(licences, (each) => JSON.stringify(member(each, 'file') ?? null));
    return Array.from(byFile.values()).flatMap((said) => {
      const file = member(said[0] ?? {}, 'file');
      return isObject(file)
        ? told({ path: textOf(file, 'path'), file: member(file, 'digest') }, { licences: said })
        : [];
    });
  },
  documentsIn(payload) {
    const documents = member(payload, 'documents');
    return Array.isArray(documents)
      ? documents.filter((path): path is string => typeof path === 'string')
      : [];
  },
  answer: 'or once a document stands at the same path again',
};

/** What a file says, where it is known which file and it lies in the model. */
function told(source: JsonObject, fact: JsonObject): readonly ToldByFile[] {
  const path = textOf(source, 'path');
  const digest = member(source, 'file');
  if (!isDigest(digest) || path.length > MAX_PATH || !isRelativePath(path)) return [];
  return [{ path, digest, fact }];
}

function signedBy(fact: JsonObject, ...said: readonly string[]): string | undefined {
  const signer = member(fact, 'signer');
  if (!isObject(signer)) return undefined;
  return JSON.stringify([textOf(signer, 'keyFingerprint'), ...said]);
}
