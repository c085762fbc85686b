import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { FuzzedFormat } from './corpus.ts';
import { FUZZED } from './corpus.ts';
import type { Outcome } from './laws.ts';

interface FormatTally {
  inputs: number;
  /** Number of inputs by the reader's outcome. */
  outcomes: Record<string, number>;
  /** Number of inputs that the independent check accepts but for which the reader has findings. */
  stricter: number;
  slowestMs: number;
  largestBuffer: number;
  largestRead: number;
}

/** The log of a run, as kept in a file. */
export interface Log {
  readonly what: string;
  readonly node: string;
  readonly seed: number;
  /** Number of inputs requested, and done so far: the next case has this number. */
  readonly cases: number;
  done: number;
  seconds: number;
  maxRssMiB: number;
  readonly corpus: string;
  readonly formats: Record<FuzzedFormat, FormatTally>;
}

const emptyTally = (): FormatTally => ({
  inputs: 0,
  outcomes: {},
  stricter: 0,
  slowestMs: 0,
  largestBuffer: 0,
  largestRead: 0,
});

/** An empty log. */
export function emptyLog(seed: number, cases: number, corpus: string): Log {
  return {
    what: 'mutated inputs held to the laws of scripts/fuzz/laws.ts; none broke one',
    node: process.version,
    seed,
    cases,
    done: 0,
    seconds: 0,
    maxRssMiB: 0,
    corpus,
    formats: { gguf: emptyTally(), onnx: emptyTally(), safetensors: emptyTally() },
  };
}

/** Adds the outcome of one case. */
export function addOutcome(log: Log, format: FuzzedFormat, outcome: Outcome): void {
  const tally = log.formats[format];
  tally.inputs += 1;
  tally.outcomes[outcome.class] = (tally.outcomes[outcome.class] ?? 0) + 1;
  if (outcome.stricter) tally.stricter += 1;
  tally.slowestMs = Math.max(tally.slowestMs, outcome.ms);
  tally.largestBuffer = Math.max(tally.largestBuffer, outcome.largestBuffer);
  tally.largestRead = Math.max(tally.largestRead, outcome.readBytes);
  log.done += 1;
}

/** The log in a file, if it belongs to the same run and the run has not ended. */
export function resumeLog(path: string, fresh: Log): Log {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return fresh;
  }
  const log = JSON.parse(text) as Log;
  const same = log.seed === fresh.seed && log.cases === fresh.cases && log.corpus === fresh.corpus;
  return same && log.done < log.cases ? log : fresh;
}

/** Writes the log, outcomes by number, in such a way that a failed write leaves the old one. */
export function writeLog(path: string, log: Log): void {
  for (const format of FUZZED) {
    const tally = log.formats[format];
    tally.slowestMs = Math.round(tally.slowestMs * 10) / 10;
    tally.outcomes = Object.fromEntries(
      Object.entries(tally.outcomes).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    );
  }
  writeFileSync(`${path}.part`, `${JSON.stringify(log, null, 2)}\n`);
  renameSync(`${path}.part`, path);
}
