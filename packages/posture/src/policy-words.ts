import { controls } from './controls/index.ts';

/** Stands for every control of the catalogue, also those that later versions add. */
export const ALL_CONTROLS = 'all';

/** Ids that a policy may name. */
export const controlIds: readonly string[] = controls.map(({ id }) => id);
