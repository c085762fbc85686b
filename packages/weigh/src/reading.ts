import type { Finding } from '@weighbridge/core';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import type { InputName, ModelInputs } from './inputs.ts';

/**
 * What a reading or an instrument asks for. It gets this and nothing else, so that it reads only what it
 * lists: an input that is not listed is absent, and a reading that is not listed is refused.
 */
export interface Demands<Needed extends InputName = InputName, Used extends InputName = InputName> {
  /** Inputs without which there is nothing to look at. */
  readonly needs: readonly Needed[];
  /** Inputs that matter where they are given. Default: none. */
  readonly uses?: readonly Used[];
  /** Shared readings, each read once. Default: none. */
  readonly reads?: readonly Reading[];
  /** Readings that are used where all of their inputs are given. Default: none. */
  readonly mayRead?: readonly Reading[];
}

/** The inputs for these needs: every required one is present. */
export type InputsOf<Needed extends InputName, Used extends InputName> = {
  readonly [Name in Needed]-?: NonNullable<ModelInputs[Name]>;
} & Pick<ModelInputs, Used>;

/** How an observation is made, whatever is observed. */
export interface ObserveSettings {
  /** The one clock: evidence is observed at this time. */
  readonly now: Date;
  /** Whether the bytes are hashed. */
  readonly hash: 'full' | 'none';
  /** Digests of unchanged files from an earlier run. */
  readonly digestCache?: DigestCache | undefined;
  /** Called about ten times a second while files are hashed. */
  readonly onProgress?: ((progress: HashProgress) => void) | undefined;
  /** Aborts the work. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of a reading; computed once, on the first request. */
export type Read = <Value>(reading: Reading<Value>) => Promise<Value>;

/** What a reading can look at. */
export interface ReadContext<Needed extends InputName, Used extends InputName> {
  /** The inputs that the reading lists. */
  readonly inputs: InputsOf<Needed, Used>;
  /** How the observation is made. */
  readonly settings: ObserveSettings;
  /** The result of another reading that it lists. */
  readonly read: Read;
}

/** Something that is read from the inputs for every instrument that asks, such as the digests of all files. */
export interface Reading<Value = unknown> extends Demands {
  /** Kebab-case name. */
  readonly id: string;
  /** Reads the inputs; the result is kept for all instruments. */
  read(context: ReadContext<never, never>): Promise<Value>;
  /** What is wrong with what was read, for people. Default: nothing. */
  findings?(value: Value): readonly Finding[];
}

interface ReadingDefinition<
  Value,
  Needed extends InputName,
  Used extends InputName,
> extends Demands<Needed, Used> {
  readonly id: string;
  read(context: ReadContext<Needed, Used>): Promise<Value>;
  findings?(value: Value): readonly Finding[];
}

/** Types a reading; returns it unchanged. */
export function defineReading<
  Value,
  const Needed extends InputName = never,
  const Used extends InputName = never,
>(reading: ReadingDefinition<Value, Needed, Used>): Reading<Value> {
  return reading;
}
