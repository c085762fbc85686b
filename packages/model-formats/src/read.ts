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

/** What `readModelFile` needs to know about a file in addition to its bytes. */
export interface ReadModelFileOptions {
  /** Path relative to the model's root, `/`-separated: for the extension, for locations and for references. */
  readonly path: string;
  /** The folder around the file; without it references are not checked and coverage is incomplete. */
  readonly folder?: FolderSource | undefined;
  /** Override `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits> | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Recognises one file and reads what determines whether it is well-formed and can carry code.
 *
 * A file whose name claims a format with a reader is read by that reader even when its bytes are not recognised, so
 * that a broken file is a finding. Undefined when neither bytes nor name identify a format.
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
 * The format of a file: by its bytes, or else by its name if a reader can say what is broken. Bytes of no known format
 * may be a pickle whose first call is after the head.
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

/** A reading after an incomplete search: neither guilty nor cleared. */
function undecided(reading: FormatReading): FormatReading {
  const { coverage, canCarryCode } = reading;
  const skipped = {
    what: 'second format',
    reason: 'the limits are too low to decide whether the bytes are also a pickle',
  };
  return {
    ...reading,
    coverage: { ...coverage, complete: false, skipped: [...coverage.skipped, skipped] },
    canCarryCode: canCarryCode === 'no' ? 'unknown' : canCarryCode,
  };
}

/** Whether a reading may call a file free of code; if so, no second format in the bytes may contain any. */
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
      : [{ what: 'content', reason: 'this format is recognised but not read' }];
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

/** Formats that may have any name. */
const NAMELESS: readonly string[] = ['empty', 'git-lfs-pointer'];

/** Magic beats the extension; a conflict is a finding. */
function checkName(format: Format, claimed: readonly Format[], log: FindingLog): void {
  if (claimed.length === 0 || claimed.includes(format) || isUsualUnder(format, claimed)) return;
  const titles = claimed.map(({ title }) => title).join(' or ');
  const hides =
    format.canCarryCode === 'yes' && claimed.every(({ canCarryCode }) => canCarryCode === 'no');
  log.add(hides ? 'code/disguised-format' : 'folder/extension-mismatch', {
    message: `the name says ${titles}, but the bytes are ${format.title}`,
    byteOffset: 0,
  });
}

/** Whether files of the format usually have names of these other formats. */
function isUsualUnder(format: Format, claimed: readonly Format[]): boolean {
  if (NAMELESS.includes(format.id)) return true;
  if (format.role === 'code') return claimed.every(({ role }) => role === 'code');
  if (isProse(format) && claimed.every(isProse)) return true;
  return isJson(format) && claimed.some(({ id }) => id === 'json');
}

/** Text for people, whatever its name: a licence in Markdown is not a contradiction. */
function isProse({ role, canCarryCode, mediaType }: Format): boolean {
  return role === 'document' && canCarryCode === 'no' && mediaType.startsWith('text/');
}

/**
 * JSON of a kind that its name need not show: a variant's index.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1
 */
function isJson({ mediaType }: Format): boolean {
  return mediaType.endsWith('+json');
}

/** A file that its name or a second format in its bytes puts in doubt is not called free of code. */
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
