import type { CodeHelp, CodeSet } from '@weighbridge/core';
import type { StatementErrorCode } from './error.ts';

/** What a code of a posture statement means. */
export interface StatementCode extends CodeHelp {
  readonly stage: 'posture';
  /** Whether it speaks against the model or its statement, or leaves both open. */
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
    'Fetch the exported evidence again: it is not what was written beside the statement.',
  ),
  EXPORT_MISMATCH: refused(
    'the exported evidence is not the one that the statement names by digest',
    'Take the export that was written beside this very statement.',
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
    'the posture was assessed under another policy than the one that is asked for',
    'Weigh the model under your policy, or ask for the policy that the posture names.',
  ),
  VERDICT_MISMATCH: refused(
    'the exported evidence gives another posture than the one that was signed',
    'Do not rely on this posture: whoever signed it did not compute it from this evidence.',
  ),
  SIGNATURE_PARTIAL: refused(
    'the signature that is to name the model does not list all files that are here or that were weighed',
    'Give a signature of the whole model: a list of a part names no model, whoever signed it.',
  ),
  FILES_UNSEEN: refused(
    'the model holds a link, a pipe, something unreadable, or among its statements a file that is none: no digest covers it',
    'Take it away, or weigh the model again with it: a loader may open what no digest covers.',
  ),
  PREVIOUS_MISMATCH: refused(
    'the posture was weighed against another earlier statement than is asked for, or against none',
    'Weigh the model again against that statement: what was taken away since then may be forgotten here.',
  ),
  POSTURE_REFUSED: refused(
    'the posture is genuine, and the gate in it refuses the model',
    'Do not use the model; weigh it again once what is named is mended.',
  ),
  POSTURE_UNDECIDED: {
    stage: 'posture',
    when: 'the posture is genuine, and the gate in it cannot decide',
    advice: 'Do not use the model; weigh it again once what is unknown is answered.',
    conclusion: 'undecided',
  },
  POSTURE_STALE: {
    stage: 'posture',
    when: 'the posture admitted the model, and has grown older than is asked for or than its own end: evidence under it is stale, or a waiver has ended',
    advice: 'Weigh the model again.',
    conclusion: 'undecided',
  },
  POSTURE_CONDITIONS: refused(
    'the posture admits the model on conditions, and a plain admission is asked for',
    'Accept the waivers that it names, or mend what they forgive.',
  ),
  CATALOGUE_CHANGED: {
    stage: 'posture',
    when: 'the posture was made under another catalogue of controls than the one at hand',
    advice:
      'Verify with the version of this program that made it, or weigh the model again: here it can be neither confirmed nor refuted.',
    conclusion: 'undecided',
  },
};

/** The codes of this package, for whoever lists those of several. */
export const codeSet: CodeSet = { owner: '@weighbridge/weigh', codes: statementCodes };
