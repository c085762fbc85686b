import type { ByteSource, FolderSource } from '@weighbridge/core';
import { countingSource } from './counting-source.ts';
import { claimedFormats, detectFormat, exclusiveFormats, HEAD_BYTES } from './detect.ts';
import type { FindingLog } from './finding.ts';
import { findingLog } from './finding.ts';
import type { Format, FormatReading, ReadContext } from './format.ts';
import { pickle } from './formats/pickle.ts';
import type { Limits } from './limits.ts';
import { resolveLimits } from './limits.ts';
import { checkPolyglot, followPickle } from './polyglot.ts';
import { makeReading, NO_FACTS } from './reading.ts';

/** What `readModelFile` needs to know about a file beside its bytes. */
export interface ReadModelFileOptions {
  /** Path relative to the model's root, `/`-separated: for the extension, for locations and for references. */
  readonly path: string;
  /** The folder around the file; without it references are not checked and coverage is incomplete. */
  readonly folder?: FolderSource | undefined;
  /** Over `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits> | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Recognises one file and reads what decides whether it is well-formed and can carry code.
 *
 * A file whose name claims a format with a reader is read by it even when its bytes are not recognised,
 * so that a broken file is a finding. Undefined when neither bytes nor name say anything: unknown.
 * Cost: bounded by the limits; for models a few ranged reads, whatever their size.
 *
 * @throws {RangeError} when a limit is not a positive safe integer; {SourceError} as the source throws it
 */
export async function readModelFile(
  source: ByteSource,
  options: ReadModelFileOptions,
): Promise<FormatReading | undefined> {
  const { path, folder, signal } = options;
  const limits = resolveLimits(options.limits);
  const counted = countingSource(source);
  const head = await counted.read(0, HEAD_BYTES, { signal });
  const { format, byName } = await chooseFormat(counted, head, { path, limits, signal });
  if (format === undefined) return undefined;
  const context: ReadContext = { path, limits, folder, signal };
  const log = findingLog(path, limits);
  if (!byName) checkName(format, claimedFormats(path), log);
  const searched =
    !isTakenAtItsWord(format) || (await checkPolyglot(counted, format.title, log, context));
  const reading = await readContent(format, counted, context);
  return merge(searched ? reading : undecided(reading), log, counted.readBytes);
}

/**
 * The format of a file: by its bytes, else by its name where a reader can say what is broken. Bytes of no
 * known format may be a pickle that calls something only behind the head.
 */
async function chooseFormat(
  source: ByteSource,
  head: Uint8Array,
  options: {
    readonly path: string;
    readonly limits: Limits;
    readonly signal: AbortSignal | undefined;
  },
): Promise<{ readonly format: Format | undefined; readonly byName: boolean }> {
  const { path, limits, signal } = options;
  const detected = detectFormat(head, path, source.sizeBytes);
  const fallback = exclusiveFormats(path).find(
    ({ read, role }) => read !== undefined && (role === 'model' || role === 'index'),
  );
  const unsure = detected === undefined || detected.id === 'empty';
  if (unsure && fallback !== undefined) return { format: fallback, byName: true };
  if (detected !== undefined) return { format: detected, byName: false };
  const outcome = await followPickle(source, limits, signal);
  return { format: outcome === 'code' ? pickle : undefined, byName: false };
}

/** A reading beside a search that was not brought to its end: neither guilt nor a pass. */
function undecided(reading: FormatReading): FormatReading {
  const { coverage, canCarryCode } = reading;
  const skipped = {
    what: 'second format',
    reason: 'whether the bytes are a pickle too cannot be told within the limits',
  };
  return {
    ...reading,
    coverage: { ...coverage, complete: false, skipped: [...coverage.skipped, skipped] },
    canCarryCode: canCarryCode === 'no' ? 'unknown' : canCarryCode,
  };
}

/** Whether a reading may say that a file is free of code: no second reading of the bytes may bring any. */
function isTakenAtItsWord({ canCarryCode, role, read }: Format): boolean {
  return canCarryCode === 'no' || (role === 'model' && read !== undefined);
}

async function readContent(
  format: Format,
  source: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  if (format.read !== undefined) return format.read(source, context);
  const counted = countingSource(source);
  const skipped =
    format.id === 'empty'
      ? []
      : [{ what: 'content', reason: 'this format is recognised and not read' }];
  const reading = makeReading({
    format: format.id,
    facts: NO_FACTS,
    log: findingLog(context.path, context.limits),
    source: counted,
    checked: 'nothing',
    canCarryCode: format.canCarryCode,
    skipped,
  });
  return { ...reading, canCarryCode: format.canCarryCode };
}

/** What stands under any name. */
const NAMELESS: readonly string[] = ['empty', 'git-lfs-pointer'];

/** Magic beats the extension; a conflict is a finding. */
function checkName(format: Format, claimed: readonly Format[], log: FindingLog): void {
  if (claimed.length === 0 || claimed.includes(format) || isUsualUnder(format, claimed)) return;
  const titles = claimed.map(({ title }) => title).join(' or ');
  const hides =
    format.canCarryCode === 'yes' && claimed.every(({ canCarryCode }) => canCarryCode === 'no');
  log.add(hides ? 'code/disguised-format' : 'folder/extension-mismatch', {
    message: `the name says ${titles}, the bytes are ${format.title}`,
    byteOffset: 0,
  });
}

/** Whether files of the format stand under the names of such others. */
function isUsualUnder(format: Format, claimed: readonly Format[]): boolean {
  if (NAMELESS.includes(format.id)) return true;
  if (format.role === 'code') return claimed.every(({ role }) => role === 'code');
  if (isProse(format) && claimed.every(isProse)) return true;
  return isJson(format) && claimed.some(({ id }) => id === 'json');
}

/** Text for people, under whatever name: a licence in Markdown is no contradiction. */
function isProse({ role, canCarryCode, mediaType }: Format): boolean {
  return role === 'document' && canCarryCode === 'no' && mediaType.startsWith('text/');
}

/**
 * JSON of a kind that its name need not spell out: an index of a variant.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1
 */
function isJson({ mediaType }: Format): boolean {
  return mediaType.endsWith('+json');
}

/** A file that its name or a second reading of its bytes puts in doubt is not said to be free of code. */
function merge(reading: FormatReading, log: FindingLog, readBytes: number): FormatReading {
  const own = log.list();
  const doubt = log.failed ? 'yes' : 'unknown';
  return {
    ...reading,
    findings: [...own, ...reading.findings],
    coverage: { ...reading.coverage, readBytes: Math.max(readBytes, reading.coverage.readBytes) },
    canCarryCode: own.length > 0 && reading.canCarryCode !== 'yes' ? doubt : reading.canCarryCode,
  };
}
