import type { CodeHelp, CodeSet } from '@weighbridge/core';
import type { StatementErrorCode } from './error.ts';

/** What a code of a posture statement means. */
export interface StatementCode extends CodeHelp {
  readonly stage: 'posture';
  /** Whether it is adverse to the model or its statement, or leaves both open. */
  readonly conclusion: 'refused' | 'undecided';
}

const refused = (when: string, advice: string): StatementCode => ({
  stage: 'posture',
  when,
  advice,
  conclusion: 'refused',
});

/** The codes of `StatementError`, each with what to do. */
export const statementCodes: Readonly<Record<StatementErrorCode, StatementCode>> = {
  EXPORT_TOO_LARGE: refused(
    'the exported evidence has more bytes than the limit (CWE-400)',
    'Check that this is the exported evidence.',
  ),
  EXPORT_MALFORMED: refused(
    'the exported evidence is not canonical JSON of the documented shape',
    'Fetch the exported evidence again: it is not what was written with the statement.',
  ),
  EXPORT_MISMATCH: refused(
    'the exported evidence is not the one that the statement names by digest',
    'Use the export that was written with this statement.',
  ),
  EXPORT_REFUSED: refused(
    'what the exported evidence holds cannot be assessed',
    'Do not rely on this posture: it cannot follow from such evidence.',
  ),
  POSTURE_MALFORMED: refused(
    'the signed posture is not of the documented shape',
    'Do not rely on this posture; weigh the model again.',
  ),
  SUBJECT_MISMATCH: refused(
    'the posture is about another model, or other bytes, than the statement',
    'Do not rely on this posture: it was made for another model.',
  ),
  POLICY_MISMATCH: refused(
    'the posture was assessed under another policy than the required one',
    'Weigh the model under your policy, or require the policy that the posture names.',
  ),
  VERDICT_MISMATCH: refused(
    'the exported evidence gives another posture than the one that was signed',
    'Do not rely on this posture: its signer did not compute it from this evidence.',
  ),
  SIGNATURE_PARTIAL: refused(
    'the signature that must name the model does not list all files that are here or that were weighed',
    'Give a signature of the whole model: a partial list names no model, whoever signed it.',
  ),
  FILES_UNSEEN: refused(
    'the model holds a link, a pipe, something unreadable, or a file among its statements that is not a statement: no digest covers it',
    'Remove it, or weigh the model again with it: a loader may open what no digest covers.',
  ),
  PREVIOUS_MISMATCH: refused(
    'the posture was weighed against another earlier statement than the required one, or against none',
    'Weigh the model again against that statement: what was removed since then may go unnoticed here.',
  ),
  POSTURE_REFUSED: refused(
    'the posture is genuine, and the gate in it refuses the model',
    'Do not use the model; fix what the gate names, then weigh it again.',
  ),
  POSTURE_UNDECIDED: {
    stage: 'posture',
    when: 'the posture is genuine, and the gate in it cannot decide',
    advice: 'Do not use the model; resolve what is unknown, then weigh it again.',
    conclusion: 'undecided',
  },
  POSTURE_STALE: {
    stage: 'posture',
    when: 'the posture admitted the model, and is now past the maximum age or its own end: its evidence is stale, or a waiver has ended',
    advice: 'Weigh the model again.',
    conclusion: 'undecided',
  },
  POSTURE_CONDITIONS: refused(
    'the posture admits the model on conditions, and a plain admission is required',
    'Accept the waivers that it names, or fix what they waive.',
  ),
  CATALOGUE_CHANGED: {
    stage: 'posture',
    when: 'the posture was made under another catalogue of controls than this program has',
    advice:
      'Verify with the version of this program that made it, or weigh the model again: here it can be neither confirmed nor refuted.',
    conclusion: 'undecided',
  },
};

/** The codes of this package, for lists of several packages' codes. */
export const codeSet: CodeSet = { owner: '@weighbridge/weigh', codes: statementCodes };
