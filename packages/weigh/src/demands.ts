import type { InputName, ModelInputs } from './inputs.ts';
import type { Reading } from './reading.ts';

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

/** Every input that is needed, those of the readings included; in the order in which they are met. */
export function neededInputs({ needs, reads = [] }: Demands): readonly InputName[] {
  return [...new Set([...needs, ...reads.flatMap((reading) => neededInputs(reading))])];
}

/** The inputs that are asked for, and no others. */
export function inputsFor({ needs, uses = [] }: Demands, inputs: ModelInputs): ModelInputs {
  return Object.fromEntries([...needs, ...uses].map((name) => [name, inputs[name]]));
}
