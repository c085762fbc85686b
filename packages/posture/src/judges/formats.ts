import type { FormatsPayloadFile, JsonObject } from '@weighbridge/core';
import type { Judgement } from '../control.ts';
import { firstOf, member, misshapen, objectsOf } from './shape.ts';

/** Roles of files that no loader builds a model from. */
const BESIDE_THE_MODEL: readonly unknown[] = ['config', 'document', 'data'];

/** What `artifact/formats` says to WB-ART-1: whether any file could carry code. */
export function judgeCode(payload: JsonObject): Judgement {
  const files = readFiles(payload);
  if (typeof files === 'string') return misshapen(files);
  const open = openEnds(payload, files);
  if (open !== undefined) return open;
  const carriers = files.filter(({ canCarryCode }) => canCarryCode === 'yes');
  if (carriers.length > 0) {
    return inconclusive(`${named(carriers)} can carry code, and nothing has looked inside`);
  }
  const unclear = files.filter(({ canCarryCode }) => canCarryCode !== 'no');
  if (unclear.length > 0) {
    return inconclusive(`nothing says whether ${named(unclear)} carries code`);
  }
  return { outcome: 'supports', message: 'No file is of a format that can carry code.' };
}

/** What `artifact/formats` says to WB-ART-2: whether every file of the model is well-formed. */
export function judgeWellFormed(payload: JsonObject): Judgement {
  const files = readFiles(payload);
  if (typeof files === 'string') return misshapen(files);
  const broken = files.filter(({ wellFormed }) => wellFormed === false);
  if (broken.length > 0) {
    return { outcome: 'adverse', message: `${named(broken)} is not well-formed.` };
  }
  const loadable = files.filter(({ role }) => !BESIDE_THE_MODEL.includes(role));
  return openEnds(payload, files) ?? judgeLoadable(loadable);
}

function judgeLoadable(files: readonly FormatsPayloadFile[]): Judgement {
  const unread = files.filter(({ wellFormed }) => wellFormed !== true);
  if (unread.length > 0) return inconclusive(`nothing has read ${named(unread)}`);
  const partly = files.filter(({ coverageComplete }) => !coverageComplete);
  if (partly.length > 0) return inconclusive(`${named(partly)} was read in part only`);
  if (!files.some(({ role }) => role === 'model' || role === undefined)) {
    return inconclusive('no file here holds a model');
  }
  return { outcome: 'supports', message: 'Every file of the model is well-formed.' };
}

/** What leaves both questions open, whatever the files say of themselves. */
function openEnds(
  payload: JsonObject,
  files: readonly FormatsPayloadFile[],
): Judgement | undefined {
  if (member(payload, 'complete') !== true) return inconclusive('not every file was listed');
  if (files.length === 0) return inconclusive('there is no file');
  const strangers = files.filter(({ format }) => format === null);
  if (strangers.length > 0) return inconclusive(`${named(strangers)} is of no format known here`);
  return undefined;
}

function inconclusive(what: string): Judgement {
  return { outcome: 'inconclusive', message: `Cannot tell: ${what}.` };
}

function named(files: readonly FormatsPayloadFile[]): string {
  return firstOf(files.map(({ path }) => path).sort());
}

/** The files of the payload, or what is wrong with its shape. */
function readFiles(payload: JsonObject): readonly FormatsPayloadFile[] | string {
  const files = objectsOf(payload, 'files');
  if (files === undefined) return 'files is no list of objects';
  const at = files.findIndex((file) => !isFile(file));
  return at < 0 ? (files as unknown as readonly FormatsPayloadFile[]) : `files/${at} is no file`;
}

function isFile(file: JsonObject): boolean {
  const { path, format, canCarryCode, wellFormed, coverageComplete, role } = file;
  return (
    typeof path === 'string' &&
    (format === null || typeof format === 'string') &&
    typeof canCarryCode === 'string' &&
    (wellFormed === null || typeof wellFormed === 'boolean') &&
    typeof coverageComplete === 'boolean' &&
    (role === undefined || role === null || typeof role === 'string')
  );
}
