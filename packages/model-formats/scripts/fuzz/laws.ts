import type { ByteSource } from '@weighbridge/core';
import { memoryFolder, memorySource } from '@weighbridge/core';
import type { FormatReading, Limits } from '../../src/index.ts';
import { formatRules, readModelFile } from '../../src/index.ts';
import { watchBuffers } from './buffers.ts';
import type { FuzzedFormat } from './corpus.ts';
import type { Mutant, Setting } from './mutate.ts';
import { refuseGguf } from './strict-gguf.ts';
import { NOT_CHECKED, refuseOnnx } from './strict-onnx.ts';
import { refuseSafetensors } from './strict-safetensors.ts';

/** Small enough for inputs of a few kilobytes to come near the limits. */
const PLAIN: Partial<Limits> = {
  maxHeaderBytes: 65_536,
  maxTensors: 1_000,
  maxKeys: 200,
  maxFields: 20_000,
  maxReadBytes: 2 ** 20,
};
const LIMITS: Readonly<Record<Setting, Partial<Limits>>> = {
  plain: PLAIN,
  vast: PLAIN,
  tight: {
    maxHeaderBytes: 512,
    maxTensors: 2,
    maxTensorsListed: 1,
    maxKeys: 4,
    maxFields: 60,
    maxDepth: 3,
    maxFindings: 2,
    maxTextLength: 8,
    maxReadBytes: 1_024,
  },
};
const VAST_BYTES = 2 ** 40;
/** Maximum time of one reading, milliseconds; a file of a few kilobytes takes less than one. */
const SLOW_MS = 5_000;
/**
 * Constant part of the bytes that may be read, for what is read twice; the rest is a few times the file, or its limit.
 */
const READ_CONSTANT = 2 ** 19;
const readBudget = (size: number, setting: Setting): number =>
  (setting === 'vast' ? 2 ** 20 : size * 8) + READ_CONSTANT;
/** Maximum size of a buffer: what may be held of a header, and one read ahead. */
const BUFFER_BUDGET = 65_536 + 262_144 + 4_096;
/**
 * Maximum number of characters of a reading as JSON, where a zero byte is six: facts grow with what is held, findings
 * with their limit.
 */
const answerBudget = (size: number, setting: Setting): number =>
  (setting === 'vast' ? 65_536 * 16 : size * 64) + 262_144;

const RULES = new Set<string>(formatRules.map(({ id }) => id));
const STRICT: Readonly<Record<FuzzedFormat, (bytes: Uint8Array) => string | undefined>> = {
  gguf: refuseGguf,
  onnx: refuseOnnx,
  safetensors: refuseSafetensors,
};
const BESIDE = { 'w.bin': new Uint8Array(24) };

/** The outcome of one case. */
export interface Outcome {
  /** The first error, otherwise the first other finding, otherwise `well-formed`, `incomplete` or `unknown`. */
  readonly class: string;
  readonly ms: number;
  readonly largestBuffer: number;
  readonly readBytes: number;
  /** Whether the independent check accepts what the reader has findings for. */
  readonly stricter: boolean;
}

/**
 * Reads one input twice and checks both readings against the laws: nothing thrown, known rules with places in the file,
 * bounded reads, buffers and answers, the same answer twice, and no file called well-formed and fully read that the
 * independent check refuses.
 *
 * @throws {Error} naming the law that was broken
 */
export async function holdToLaws(mutant: Mutant): Promise<Outcome> {
  const { bytes, setting, format } = mutant;
  const source = setting === 'vast' ? vastSource(bytes) : memorySource(bytes);
  const first = await watched(mutant, source);
  const second = await watched(mutant, copyingSource(source));
  law('the same answer twice', first.answer === second.answer);
  law('answers are bounded', first.answer.length <= answerBudget(bytes.length, setting));
  const { reading, ms, readBytes, largestBuffer } = first;
  law('reads are bounded', readBytes <= readBudget(bytes.length, setting));
  law('buffers are bounded', largestBuffer <= BUFFER_BUDGET);
  law('readings end in time', ms <= SLOW_MS);
  if (reading !== undefined) checkReading(reading, source.sizeBytes);
  const stricter = reading?.format === format && setting !== 'vast' && isStricter(mutant, reading);
  const outcome = reading === undefined ? 'unknown' : classOf(reading);
  return { class: outcome, ms, largestBuffer, readBytes, stricter };
}

/** Compares with the independent check: returns whether it accepts what the reader does not call well-formed. */
function isStricter({ format, bytes, setting }: Mutant, reading: FormatReading): boolean {
  const refused = STRICT[format](bytes);
  if (refused === NOT_CHECKED) return false;
  const sound = isSound(reading);
  law(
    `nothing called sound that the independent check refuses: ${refused ?? ''}`,
    !sound || refused === undefined,
  );
  return !sound && refused === undefined && setting === 'plain';
}

interface Watched {
  readonly reading: FormatReading | undefined;
  readonly answer: string;
  readonly ms: number;
  readonly readBytes: number;
  readonly largestBuffer: number;
}

async function watched({ format, bytes, setting }: Mutant, source: ByteSource): Promise<Watched> {
  const path = `model.${format}`;
  const folder = memoryFolder('model', { ...BESIDE, [path]: bytes });
  const watch = watchBuffers();
  const before = performance.now();
  try {
    const reading = await readModelFile(source, { path, folder, limits: LIMITS[setting] });
    return {
      reading,
      answer: JSON.stringify(reading) ?? '',
      ms: performance.now() - before,
      readBytes: reading?.coverage.readBytes ?? 0,
      largestBuffer: watch.largest(),
    };
  } finally {
    watch.stop();
  }
}

/** The bytes, followed by zeros up to a tebibyte, without memory for them. */
function vastSource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: VAST_BYTES,
    read: async (offset, length) => {
      const out = new Uint8Array(Math.max(0, Math.min(length, VAST_BYTES - offset)));
      out.set(bytes.subarray(offset, offset + out.byteLength));
      return out;
    },
  };
}

/** A source that returns copies, as files do. */
function copyingSource(source: ByteSource): ByteSource {
  return {
    sizeBytes: source.sizeBytes,
    read: async (offset, length) => (await source.read(offset, length)).slice(),
  };
}

function checkReading({ findings, coverage, canCarryCode }: FormatReading, size: number): void {
  for (const { ruleId, message, locations } of findings) {
    law(`known rules: ${ruleId}`, RULES.has(ruleId));
    law('messages are well-formed text', message.isWellFormed());
    for (const { byteOffset = 0 } of locations)
      law(
        'places are in the file',
        Number.isSafeInteger(byteOffset) && byteOffset >= 0 && byteOffset <= size,
      );
  }
  const failed = findings.some(({ level }) => level === 'error');
  law(
    'incomplete coverage says what was skipped',
    coverage.complete === (coverage.skipped.length === 0),
  );
  law(
    'only what is sound is free of code',
    canCarryCode !== 'no' || (coverage.complete && !failed),
  );
}

function isSound({ findings, coverage }: FormatReading): boolean {
  return coverage.complete && findings.every(({ level }) => level === 'note');
}

function classOf({ findings, coverage }: FormatReading): string {
  const worst = findings.find(({ level }) => level === 'error') ?? findings[0];
  return worst?.ruleId ?? (coverage.complete ? 'well-formed' : 'incomplete');
}

function law(name: string, holds: boolean): void {
  if (!holds) throw new Error(`law broken: ${name}`);
}
