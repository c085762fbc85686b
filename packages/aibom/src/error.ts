import { CodedError } from '@weighbridge/core';

/**
 * `BAD_TIMESTAMP`: SOURCE_DATE_EPOCH is not a count of seconds, or the given date does not exist. `TOO_LARGE`: a BOM
 * has more bytes, values or components than the limit. `TOO_DEEP`: it nests too deeply. `NOT_JSON`: it is not UTF-8
 * JSON. `NOT_CYCLONEDX`: it is JSON but not a CycloneDX document. `UNKNOWN_SPEC`: its CycloneDX version is not
 * supported. `DUPLICATE_REF`: two of its components have the same id, so references to it are ambiguous.
 */
export type AibomErrorCode =
  | 'BAD_TIMESTAMP'
  | 'TOO_LARGE'
  | 'TOO_DEEP'
  | 'NOT_JSON'
  | 'NOT_CYCLONEDX'
  | 'UNKNOWN_SPEC'
  | 'DUPLICATE_REF';

/**
 * A BOM that cannot be made or read. `details.pointer` says where in the document, `details.offset` at which character
 * of the text. What a model's own files say never causes this error: it becomes a finding.
 */
export class AibomError extends CodedError<AibomErrorCode> {}
