/**
 * What stands for the place of a model that has no folder: no annotation is like it, so that what was weighed
 * without a folder is never taken for what lies at a place, nor the other way round.
 */
export const NO_FOLDER = '//';

/** What a location is stored and compared as. */
export function placeOf(location: string | null): string {
  return location ?? NO_FOLDER;
}
