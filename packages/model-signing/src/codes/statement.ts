import type { CodeDescription } from './code.ts';

/** Codes of reading the signed statement and the list of files in it. */
export const statementCodes = {
  PAYLOAD_TYPE: {
    stage: 'statement',
    when: 'the signed payload is not an in-toto statement',
    advice: 'Use a model signature; this one signs something else.',
  },
  STATEMENT_MALFORMED: {
    stage: 'statement',
    when: 'the signed statement lacks a member or holds one of another type',
    advice: 'Sign the model again with a current tool.',
  },
  PREDICATE_TYPE: {
    stage: 'statement',
    when: 'the signed statement is of another predicate type than a model signature',
    advice: 'Use a model signature; this one states something else.',
  },
  SUBJECT_COUNT: {
    stage: 'statement',
    when: 'the statement has not exactly one subject',
    advice: 'Sign the model again with a current tool.',
  },
  ROOT_DIGEST_MISMATCH: {
    stage: 'statement',
    when: 'the root digest is not that of the listed files',
    advice: 'Do not use this signature: the signer contradicts itself.',
  },
  UNSUPPORTED_HASH: {
    stage: 'statement',
    when: 'the statement uses a hash other than sha256, blake2b or blake3',
    advice: 'Sign the model again with sha256.',
  },
  RESOURCE_DIGEST: {
    stage: 'statement',
    when: 'a listed digest is not lower-case hexadecimal of its hash algorithm’s length',
    advice: 'Sign the model again with a current tool.',
  },
  RESOURCE_NAME: {
    stage: 'statement',
    when: 'a listed name is absolute, leads out of the model, has a backslash, a control character or an empty part (CWE-22)',
    advice: 'Do not use this signature: such a name can make a reader leave the model’s folder.',
  },
  RESOURCE_TWIN: {
    stage: 'statement',
    when: 'two listed names are one file on some file systems: equal, or equal but for case or Unicode normal form',
    advice: 'Rename one of the files and sign again.',
  },
  SHARD_COVERAGE: {
    stage: 'statement',
    when: 'the shards of a file have a gap, overlap, are of another size than stated or have bad numbers',
    advice: 'Do not use this signature: part of the file would not be covered.',
  },
  TOO_MANY_RESOURCES: {
    stage: 'statement',
    when: 'the statement lists more files or shards than the limit (CWE-400)',
    advice: 'Raise maxResources if the model is that large.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
