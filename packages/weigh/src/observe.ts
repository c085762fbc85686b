import type { Evidence, Finding, Subject } from '@weighbridge/core';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import type { ModelInputs } from './inputs.ts';
import type { Instrument } from './instrument.ts';
import { instruments as builtIn } from './instruments/index.ts';
import { createReader } from './reader.ts';
import type { ReadingFindings } from './reader.ts';
import type { Read } from './reading.ts';
import { runInstruments } from './run-instruments.ts';
import type { Look } from './run-instruments.ts';
import { subjectOf } from './subject.ts';

/** How a model is observed; every member has a default. */
export interface ObserveOptions {
  /** The one clock: evidence is observed at this time. Default: now. */
  readonly now?: Date | undefined;
  /** `none` leaves the bytes unhashed: fast, but nothing is bound to them. Default `full`. */
  readonly hash?: 'full' | 'none' | undefined;
  /** Digests of unchanged files from an earlier run; see `openDigestCache` of `@weighbridge/core/node`. */
  readonly digestCache?: DigestCache | undefined;
  /** What looks at the model. Default: the built-in instruments. */
  readonly instruments?: readonly Instrument[] | undefined;
  /** Called about ten times a second while files are hashed. */
  readonly onProgress?: ((progress: HashProgress) => void) | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** What was seen of one model, before it is judged. */
export interface Observation {
  /** The subject of all evidence. */
  readonly subject: Subject;
  /** Everything that the instruments saw, in their order. */
  readonly evidence: readonly Evidence[];
  /** Everything that is wrong: with what was read, then with what the instruments saw. */
  readonly findings: readonly Finding[];
  /** The result of each instrument. */
  readonly looks: readonly Look[];
  /** What is wrong with what was read for several instruments. */
  readonly readings: readonly ReadingFindings[];
  /** The results of readings; one that was not requested before is read now. */
  readonly read: Read;
}

/**
 * Observes one model: reads what the instruments ask for, once, and has them make evidence of it.
 *
 * An instrument runs where all inputs that it needs are given; the evidence of others is missing. Nothing is
 * executed, unpickled or fetched. The same inputs, options and `now` give the same observation.
 * Cost: with a folder, one sequential read of every byte with `hash: 'full'`, only headers with `none`.
 *
 * @throws {TypeError} when there is neither a folder, nor a subject, nor the name of a model
 * @throws {SourceError} when the folder cannot be listed
 */
export async function observe(
  inputs: ModelInputs,
  options: ObserveOptions = {},
): Promise<Observation> {
  const { now = new Date(), hash = 'full', instruments = builtIn, ...rest } = options;
  const { digestCache, onProgress, signal } = rest;
  const reader = createReader(inputs, { now, hash, digestCache, onProgress, signal });
  const subject = await subjectOf(inputs, reader.read);
  const looks = await runInstruments(instruments, subject, reader);
  const readings = await reader.findings();
  return {
    subject,
    evidence: looks.flatMap(({ evidence }) => evidence),
    findings: [...readings, ...looks].flatMap(({ findings }) => findings),
    looks,
    readings,
    read: reader.read,
  };
}
