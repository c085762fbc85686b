import type { InputName, ModelInputs } from './inputs.ts';
import type { Demands } from './reading.ts';

export type { Demands, InputsOf } from './reading.ts';

/** Every required input, including those of the readings; in the order in which they first occur. */
export function neededInputs({ needs, reads = [] }: Demands): readonly InputName[] {
  return [...new Set([...needs, ...reads.flatMap((reading) => neededInputs(reading))])];
}

/** Only the listed inputs. */
export function inputsFor({ needs, uses = [] }: Demands, inputs: ModelInputs): ModelInputs {
  return Object.fromEntries([...needs, ...uses].map((name) => [name, inputs[name]]));
}
