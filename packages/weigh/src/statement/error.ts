import { CodedError } from '@weighbridge/core';

/**
 * `EXPORT_TOO_LARGE`: the exported evidence has more bytes than the limit (CWE-400).
 * `EXPORT_MALFORMED`: it is not canonical JSON, or not of the shape that the vocabulary names.
 * `EXPORT_MISMATCH`: it is not the export that the statement names by digest.
 * `EXPORT_REFUSED`: what it holds cannot be assessed; the cause says why.
 * `POSTURE_MALFORMED`: the signed posture is not of the shape that the vocabulary names.
 * `SUBJECT_MISMATCH`: the posture is about another model, or other bytes, than the statement.
 * `POLICY_MISMATCH`: it was assessed under another policy than the caller requires.
 * `CATALOGUE_CHANGED`: the posture was made under another catalogue of controls than this program has, so it can be
 * neither confirmed nor refuted here. This is not adverse to the model.
 * `VERDICT_MISMATCH`: the exported evidence gives another posture than the one that was signed.
 * `SIGNATURE_PARTIAL`: the signature that must name the model does not list all of its files.
 * `FILES_UNSEEN`: the model holds a link, a pipe or something else that no digest covers.
 * `PREVIOUS_MISMATCH`: the posture was weighed against another earlier statement than the required one, or
 * none.
 * `POSTURE_REFUSED`: the posture is genuine, and refuses the model.
 * `POSTURE_UNDECIDED`: the posture is genuine, and cannot decide about the model.
 * `POSTURE_STALE`: the posture admitted the model, and is past the maximum age or its own end.
 * `POSTURE_CONDITIONS`: the posture admits on conditions, and only a plain admission counts.
 */
export type StatementErrorCode =
  | 'EXPORT_TOO_LARGE'
  | 'EXPORT_MALFORMED'
  | 'EXPORT_MISMATCH'
  | 'EXPORT_REFUSED'
  | 'POSTURE_MALFORMED'
  | 'SUBJECT_MISMATCH'
  | 'POLICY_MISMATCH'
  | 'CATALOGUE_CHANGED'
  | 'VERDICT_MISMATCH'
  | 'SIGNATURE_PARTIAL'
  | 'FILES_UNSEEN'
  | 'PREVIOUS_MISMATCH'
  | 'POSTURE_REFUSED'
  | 'POSTURE_UNDECIDED'
  | 'POSTURE_STALE'
  | 'POSTURE_CONDITIONS';

/** A posture statement that does not verify, or one that cannot be made. Errors of its signature are separate. */
export class StatementError extends CodedError<StatementErrorCode> {}
