import type { CodedError } from '@weighbridge/core';
import { count, plural } from '@weighbridge/report';
import type { Page } from '@weighbridge/report';
import { addLine, addNames, addStep, addTitle, addVerdict } from '../output/lines.ts';
import type { Telling } from '../output/tell.ts';
import { adviceOf } from './advice.ts';
import { helpOf } from './codes.ts';

/** An error as an answer shows it. */
export interface ShownError {
  readonly code: string;
  /** Where in the work it arose; `input` before any of it. */
  readonly stage: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly advice?: string;
}

/** What did not work, and the words for it. */
export interface Failure {
  readonly kind: string;
  /** What the answer is about: the model or file, as the user named it. */
  readonly subject: string;
  /** For instance `verified`: the member that is false. */
  readonly flag: string;
  /** For instance `NOT VERIFIED`. */
  readonly word: string;
  readonly error: ShownError;
}

/** The error with its stage and the advice of its code, whichever of our packages threw it. */
export async function shownError(error: CodedError<string>): Promise<ShownError> {
  const known = await helpOf(error.code);
  const stage = (error as { readonly stage?: unknown }).stage;
  return {
    code: error.code,
    stage: typeof stage === 'string' ? stage : (known?.stage ?? 'input'),
    message: error.message,
    details: error.details,
    ...(known === undefined ? {} : { advice: adviceOf(error.code, known.advice) }),
  };
}

/** The answer to something that does not verify or could not be signed. */
export function failureTelling({ kind, subject, flag, word, error }: Failure): Telling {
  return {
    kind,
    json: { [flag]: false, subject, error },
    sentence: `${word}: ${error.message} (${error.code})`,
    page(page) {
      addTitle(page, subject);
      addVerdict(page, 'bad', word, error.message);
      page.gap();
      addLine(page, 'code', `${error.code}, stage ${error.stage}`);
      addDetails(page, error.details);
      if (error.advice !== undefined) {
        page.gap();
        addStep(page, error.advice);
      }
    },
  };
}

/** Words for the differences that a comparison of files lists. */
const DIFFERENCES: readonly (readonly [member: string, label: string, words: string])[] = [
  ['mismatched', 'differs', 'of other bytes than signed'],
  ['missing', 'missing', 'signed and not here'],
  ['unsignedPresent', 'not signed', 'here and not signed'],
  ['renamed', 'renamed', 'of the same bytes under another name'],
];

function addDetails(page: Page, details: Readonly<Record<string, unknown>>): void {
  const counts = (details['counts'] ?? {}) as Readonly<Record<string, unknown>>;
  for (const [member, label, words] of DIFFERENCES) {
    const list = details[member];
    if (!Array.isArray(list) || list.length === 0) continue;
    const total = Math.max(Number(counts[member]) || 0, list.length);
    addNames(page, label, `${plural(total, 'file')} ${words}`, list.map(nameOf), total);
  }
  const shown = new Set(['counts', ...DIFFERENCES.map(([member]) => member)]);
  for (const [name, value] of Object.entries(details)) {
    if (!shown.has(name)) addDetail(page, spaced(name), value);
  }
}

function addDetail(page: Page, label: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > 0)
      addNames(
        page,
        label,
        value.length === 1 ? '1 entry' : `${count(value.length)} entries`,
        value.map(nameOf),
      );
    return;
  }
  addLine(page, label, nameOf(value));
}

/** One line for a detail, whatever it is. */
function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { from, to, path } = value as Readonly<Record<string, unknown>>;
  if (typeof from === 'string' && typeof to === 'string') return `${from} → ${to}`;
  return typeof path === 'string' ? path : JSON.stringify(value);
}

/** `trustedKeys` as `trusted keys`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
