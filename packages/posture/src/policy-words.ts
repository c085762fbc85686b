import { controls } from './controls/index.ts';
import { observableTypes } from './input/observers.ts';

/** Stands for every control of the catalogue, including those that later versions add. */
export const ALL_CONTROLS = 'all';

/** Ids that a policy may name. */
export const controlIds: readonly string[] = controls.map(({ id }) => id);

/** Evidence types that a policy may name an observer of. */
export const observedTypes: readonly string[] = Array.from(
  new Set(observableTypes({ controls })),
).sort();
