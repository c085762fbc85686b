import { assessWith } from '../../src/engine/assess-with.ts';
import { checkInputs } from '../../src/input/inputs.ts';
import type { Evaluator } from './world.ts';

/** The real engine, with any catalogue. */
export const engine: Evaluator = (catalogue, { evidence, findings, policy, now, previous }) =>
  assessWith(catalogue, checkInputs(catalogue, { evidence, findings, policy, now, previous }));
