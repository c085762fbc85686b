import type { InputName, ModelInputs } from './inputs.ts';
import type { Demands } from './reading.ts';

export type { Demands, InputsOf } from './reading.ts';

/** Every input that is needed, those of the readings included; in the order in which they are met. */
export function neededInputs({ needs, reads = [] }: Demands): readonly InputName[] {
  return [...new Set([...needs, ...reads.flatMap((reading) => neededInputs(reading))])];
}

/** The inputs that are asked for, and no others. */
export function inputsFor({ needs, uses = [] }: Demands, inputs: ModelInputs): ModelInputs {
  return Object.fromEntries([...needs, ...uses].map((name) => [name, inputs[name]]));
}
