import type { CodeDescription } from './code.ts';

/** Codes of reading the signed statement and the list of files in it. */
export const statementCodes = {
  PAYLOAD_TYPE: {
    stage: 'statement',
    when: 'the signed payload is not an in-toto statement',
    advice: 'Use a model signature; this one signs something else.',
  },
  STATEMENT_NOT_JSON: {
    stage: 'statement',
    when: 'the signed payload is not strict JSON: bad UTF-8, a byte order mark, trailing text, a lone surrogate, a number that rounding changes',
    advice: 'Do not use this signature: no signing tool writes such a statement.',
  },
  STATEMENT_DUPLICATE_KEY: {
    stage: 'statement',
    when: 'an object of the signed statement names one member twice, so two readers can see two models',
    advice: 'Do not use this signature: no signing tool writes such a statement.',
  },
  STATEMENT_MALFORMED: {
    stage: 'statement',
    when: 'the signed statement lacks a member, or has one of the wrong type or unknown to the format',
    advice: 'Sign the model again with a current tool.',
  },
  PREDICATE_TYPE: {
    stage: 'statement',
    when: 'the signed statement does not have the predicate type of a model signature',
    advice: 'Use a model signature; this one states something else.',
  },
  SUBJECT_COUNT: {
    stage: 'statement',
    when: 'the statement does not have exactly one subject',
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
  UNSUPPORTED_SERIALIZATION: {
    stage: 'statement',
    when: 'the files were listed by a method other than files or shards',
    advice: 'Update this package, or sign the model again with the method files.',
  },
  IGNORE_PATH: {
    stage: 'statement',
    when: 'a signed ignore path leaves out the whole model, or one to be signed is not an exact relative path: patterns are not part of the format',
    advice: 'Name each file or folder to ignore, relative to the model, without wildcards.',
  },
  NO_RESOURCES: {
    stage: 'statement',
    when: 'no file is listed, so the signature protects nothing',
    advice:
      'Check the path of the model and what is ignored; in shards, files without a byte are not listed.',
  },
  RESOURCE_DIGEST: {
    stage: 'statement',
    when: 'a listed digest has a different algorithm than the statement, or is not lower-case hexadecimal of its length',
    advice: 'Sign the model again with a current tool.',
  },
  RESOURCE_NAME: {
    stage: 'statement',
    when: 'a listed name is absolute, leads out of the model, has a backslash, drive letter, control character, lone surrogate, `.` or empty part, or is too long (CWE-22)',
    advice: 'Do not use this signature: such a name can make a reader leave the model’s folder.',
  },
  RESOURCE_DUPLICATE: {
    stage: 'statement',
    when: 'one name is listed twice',
    advice: 'Do not use this signature: two readers may take two different digests for one file.',
  },
  RESOURCE_PREFIX: {
    stage: 'statement',
    when: 'a listed name is a file and, in another name, a folder',
    advice: 'Do not use this signature: no folder can hold both.',
  },
  RESOURCE_TWIN: {
    stage: 'statement',
    when: 'two listed names are equal except for case or Unicode normal form, so they are one file on some file systems (CWE-178, CWE-176)',
    advice:
      'Rename one of the files and sign again; allowTwins accepts them where file systems keep them apart.',
  },
  SHARD_COVERAGE: {
    stage: 'statement',
    when: 'the shards of a file have a gap, overlap, are empty, of another size than stated or have bad numbers',
    advice: 'Do not use this signature: part of the file would not be covered.',
  },
  TOO_MANY_RESOURCES: {
    stage: 'statement',
    when: 'the statement lists more files, shards or ignore paths, or has more values or levels, than the limit (CWE-400, CWE-674)',
    advice: 'Raise maxResources if the model is that large.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
