import { CodedError } from '@weighbridge/core';

/**
 * `BAD_TIMESTAMP`: SOURCE_DATE_EPOCH is not a count of seconds, or the date given does not exist.
 * `TOO_LARGE`: a BOM has more bytes, values or components than are read. `TOO_DEEP`: it nests too deep.
 * `NOT_JSON`: it is not UTF-8 JSON. `NOT_CYCLONEDX`: it is JSON but no CycloneDX document.
 * `UNKNOWN_SPEC`: its CycloneDX version is not one that is read. `DUPLICATE_REF`: two of its components have
 * one id, so that nothing that refers to it has a single meaning.
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
 * A BOM that cannot be made or read. `details.pointer` says where in the document, `details.offset` at which
 * character of the text. What a model's own files say is never this: that is a finding.
 */
export class AibomError extends CodedError<AibomErrorCode> {}
