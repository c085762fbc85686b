import type { Finding } from '@weighbridge/core';
import { inputsFor } from './demands.ts';
import type { Demands } from './demands.ts';
import type { ModelInputs } from './inputs.ts';
import type { ObserveSettings, Read, Reading } from './reading.ts';

/** What was read from one set of inputs so far. */
export interface Reader {
  readonly inputs: ModelInputs;
  readonly settings: ObserveSettings;
  readonly read: Read;
  /** What is wrong with everything that was read, in the order of the first requests. */
  findings(): Promise<readonly ReadingFindings[]>;
}

/** What is wrong with one reading. */
export interface ReadingFindings {
  /** Id of the reading. */
  readonly reading: string;
  /** What is wrong, for people. */
  readonly findings: readonly Finding[];
}

/** A reader that performs every reading once, when it is first requested; a reading that fails also fails only once. */
export function createReader(inputs: ModelInputs, settings: ObserveSettings): Reader {
  const answers = new Map<Reading, Promise<unknown>>();
  const read: Read = <Value>(reading: Reading<Value>) => {
    const key = reading as Reading;
    const known = answers.get(key) as Promise<Value> | undefined;
    if (known !== undefined) return known;
    const answer = make(reading, { inputs, settings, read });
    answers.set(key, answer);
    return answer;
  };
  return { inputs, settings, read, findings: () => findingsOf(answers) };
}

async function make<Value>(
  reading: Reading<Value>,
  { inputs, settings, read }: Pick<Reader, 'inputs' | 'settings' | 'read'>,
): Promise<Value> {
  const given = inputsFor(reading, inputs);
  const missing = reading.needs.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new TypeError(`${reading.id} needs ${missing.join(', ')}`);
  return reading.read({ inputs: given, settings, read: readsOf(reading.id, reading, read) });
}

/** Reads what is listed; anything else is a programming error. */
export function readsOf(who: string, { reads = [], mayRead = [] }: Demands, read: Read): Read {
  return async (reading) => {
    if (![...reads, ...mayRead].includes(reading as Reading)) {
      throw new TypeError(`${who} reads ${reading.id} and does not list it`);
    }
    return read(reading);
  };
}

async function findingsOf(
  answers: ReadonlyMap<Reading, Promise<unknown>>,
): Promise<readonly ReadingFindings[]> {
  const all: ReadingFindings[] = [];
  for (const [reading, answer] of answers) {
    if (reading.findings === undefined) continue;
    const [settled] = await Promise.allSettled([answer]);
    if (settled.status !== 'fulfilled') continue;
    all.push({ reading: reading.id, findings: reading.findings(settled.value) });
  }
  return all;
}
