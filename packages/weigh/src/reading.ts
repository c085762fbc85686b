import type { Finding } from '@weighbridge/core';
import type { DigestCache, HashProgress } from '@weighbridge/core/node';
import type { InputName, ModelInputs } from './inputs.ts';

/**
 * What a reading or an instrument asks for. It gets this and nothing else, so that what is listed is what is
 * read: an input that is not listed is not there, and a reading that is not listed is refused.
 */
export interface Demands<Needed extends InputName = InputName, Used extends InputName = InputName> {
  /** Inputs without which there is nothing to look at. */
  readonly needs: readonly Needed[];
  /** Inputs that matter where they are given. Default: none. */
  readonly uses?: readonly Used[];
  /** What is read once for everybody. Default: nothing. */
  readonly reads?: readonly Reading[];
  /** What is read as well where everything is given that it needs. Default: nothing. */
  readonly mayRead?: readonly Reading[];
}

/** The inputs of somebody: those that are needed are there. */
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

/** The answer of a reading; it is made when somebody asks for it first, and once. */
export type Read = <Value>(reading: Reading<Value>) => Promise<Value>;

/** What a reading may look at. */
export interface ReadContext<Needed extends InputName, Used extends InputName> {
  /** The inputs that the reading lists. */
  readonly inputs: InputsOf<Needed, Used>;
  /** How the observation is made. */
  readonly settings: ObserveSettings;
  /** The answer of another reading that it lists. */
  readonly read: Read;
}

/** Something that is read of the inputs for everybody who asks, such as the digests of all files. */
export interface Reading<Value = unknown> extends Demands {
  /** Kebab-case name. */
  readonly id: string;
  /** Reads the inputs; what it answers is kept for everybody. */
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
