import { sha256Digest } from '@weighbridge/core';
import type { FindingLog } from '../finding.ts';
import { quote } from '../finding.ts';
import type { MetadataFact, TemplateFact } from '../format.ts';
import type { Limits } from '../limits.ts';
import type { GgufCursor } from './cursor.ts';
import { GgufProblem } from './problem.ts';
import type { WalkedValue } from './values.ts';
import { STRING, walkValue } from './values.ts';

/** What a header's metadata says. */
export interface Metadata {
  /** By key; of a repeated key, the first. */
  readonly entries: ReadonlyMap<string, MetadataFact>;
  readonly templates: readonly TemplateFact[];
}

interface Draft {
  readonly entries: Map<string, MetadataFact>;
  readonly templates: TemplateFact[];
}

/** Maximum length of a key in the format, bytes. */
const MAX_KEY = 65_535;
/** Every key is printable ASCII. */
const KEY = /^[!-~]+$/;
const TEMPLATE = 'tokenizer.chat_template';
/** Maximum length of a program's text that is digested, bytes; the most common loader refuses longer texts. */
const MAX_TEMPLATE = 64 * 2 ** 20;

/** Reads the entries of a header; an entry that cannot be skipped ends the reading. */
export async function readMetadata(
  cursor: GgufCursor,
  count: number,
  log: FindingLog,
  limits: Limits,
): Promise<Metadata> {
  const draft: Draft = { entries: new Map(), templates: [] };
  for (let i = 0; i < count; i += 1) await readEntry(cursor, draft, log, limits);
  return draft;
}

async function readEntry(
  cursor: GgufCursor,
  draft: Draft,
  log: FindingLog,
  limits: Limits,
): Promise<void> {
  const at = cursor.at;
  const key = await readKey(cursor, log);
  const known = draft.entries.has(key);
  if (known) {
    log.add('gguf/duplicate-key', {
      message: `the key ${quote(key)} occurs twice`,
      byteOffset: at,
      key,
    });
  }
  await cursor.need(4);
  const type = cursor.u32();
  const start = cursor.at;
  const template = type === STRING ? templateName(key) : undefined;
  if (template !== undefined) draft.templates.push(await readTemplate(cursor, template, log));
  const value: WalkedValue =
    template === undefined ? await walkValue(cursor, type, limits) : TEMPLATE_VALUE;
  checkValue(key, value, start, log);
  if (known) return;
  draft.entries.set(key, {
    key,
    type: value.type,
    ...(value.value !== undefined && { value: value.value }),
    ...(value.count !== undefined && { count: value.count }),
    byteOffset: start,
    byteLength: cursor.at - start,
  });
}

/** A key as a name: one that the format does not allow is a finding, and is cut. */
async function readKey(cursor: GgufCursor, log: FindingLog): Promise<string> {
  const at = cursor.at;
  const length = await cursor.length('a key');
  const key = await cursor.text(length, MAX_KEY);
  if (key === undefined || length > MAX_KEY || !KEY.test(key)) {
    const what = length > MAX_KEY ? `has ${length} bytes` : 'is not printable ASCII';
    log.add('gguf/key', {
      message: `the key ${quote(key ?? '')} ${length === 0 ? 'is empty' : what}`,
      byteOffset: at,
      key: String(at),
    });
  }
  return key ?? `\ufffd${at}`;
}

const TEMPLATE_VALUE: WalkedValue = { type: 'string', badTexts: 0, badBools: 0, nested: false };

/** `default` for the main template, the name of any other template; undefined for other keys. */
function templateName(key: string): string | undefined {
  if (key === TEMPLATE) return 'default';
  return key.startsWith(`${TEMPLATE}.`) ? key.slice(TEMPLATE.length + 1) : undefined;
}

async function readTemplate(
  cursor: GgufCursor,
  name: string,
  log: FindingLog,
): Promise<TemplateFact> {
  const sizeBytes = await cursor.length('a chat template');
  const at = cursor.at;
  if (sizeBytes > MAX_TEMPLATE)
    throw new GgufProblem('gguf/limit-exceeded', `a chat template of ${sizeBytes} bytes`, at);
  const digest = sha256Digest(await cursor.bytes(sizeBytes));
  cursor.at = at;
  const sound = await cursor.passText(sizeBytes);
  log.add('code/chat-template', {
    message: `the header holds the chat template ${quote(name)}, which was not analysed`,
    byteOffset: at,
    byteLength: sizeBytes,
    key: name,
  });
  if (!sound) logText(`the chat template ${quote(name)} is not UTF-8`, at, name, log);
  return { name: name.slice(0, MAX_KEY), digest, sizeBytes, byteOffset: at };
}

function checkValue(key: string, value: WalkedValue, at: number, log: FindingLog): void {
  const { type, count, badTexts, badBools, nested } = value;
  if (badTexts > 0 && count === undefined)
    logText(`the value of ${quote(key)} is not UTF-8`, at, key, log);
  else if (badTexts > 0)
    log.add('gguf/list-encoding', {
      message: `${badTexts} of the ${count} texts of ${quote(key)} are not UTF-8`,
      byteOffset: at,
      key,
    });
  if (badBools > 0)
    log.add('gguf/truth-value', {
      message: `${quote(key)} holds booleans other than 0 and 1`,
      byteOffset: at,
      key,
    });
  if (nested)
    log.add('gguf/nested-list', {
      message: `the value of ${quote(key)} is a ${type}`,
      byteOffset: at,
      key,
    });
}

function logText(message: string, at: number, key: string, log: FindingLog): void {
  log.add('gguf/text-encoding', { message, byteOffset: at, key });
}
