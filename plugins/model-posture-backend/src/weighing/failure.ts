import { OWNER_NOT_ALLOWED } from '../sources/naming.ts';
import type { ModelRow } from '../store/model-row.ts';
import type { Failure } from '../store/models.ts';
import { isHere } from '../store/row-state.ts';
import { gateWithoutNews } from './gate.ts';

/** What the codes of the readers mean, in our own words: their messages can name paths of the server. */
const MEANINGS: Readonly<Record<string, string>> = {
  CHANGED: 'a file changed while it was read',
  NOT_A_FILE: 'it is not a folder of files',
  NOT_FOUND: 'a file or folder disappeared while it was read',
  OUTSIDE_ROOT: 'something leads out of the folder',
  TIMED_OUT: 'it took longer than weighbridge.timeout',
  TOO_MANY: 'the folder has more entries than the limit',
  UNREADABLE: 'the backend may not read all of it',
};

const OTHER = { code: 'FAILED', message: 'the weighing failed; the log of the backend says why' };

/** A failed weighing as it is stored and shown; the code decides what is shown, never the message. */
export function failureOf(error: unknown, row: ModelRow): Failure {
  const { code, message } = problemOf(error);
  if (code === 'NOT_LOCATED' || code === OWNER_NOT_ALLOWED) {
    const forgets = code === OWNER_NOT_ALLOWED;
    return { state: 'pending', code, message, gate: null, sentence: null, forgets };
  }
  const isKnown = row.weighed_at !== null && isHere(row);
  const weighedAt = isKnown ? new Date(Number(row.weighed_at)) : null;
  const gate = gateWithoutNews(row.gate, weighedAt, message);
  return {
    state: 'error',
    code,
    message,
    gate: gate.outcome,
    sentence: gate.sentence,
  };
}

/** Whether the log should have the whole error: one that the portal does not explain. */
export function isUnexplained(error: unknown): boolean {
  return problemOf(error) === OTHER;
}

function problemOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return OTHER;
  if (error.name === 'TimeoutError') return explain('TIMED_OUT');
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return OTHER;
  if (error.name === 'SourceProblem') return { code, message: error.message };
  return explain(code);
}

function explain(code: string): { readonly code: string; readonly message: string } {
  const message = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
  return message === undefined ? OTHER : { code, message };
}
