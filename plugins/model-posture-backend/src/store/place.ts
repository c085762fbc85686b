/**
 * Replaces the place of a model without a folder: no annotation equals it, so a weighing without a folder is never
 * mistaken for one of a place, nor the other way round.
 */
export const NO_FOLDER = '//';

/** The stored and compared form of a location. */
export function placeOf(location: string | null): string {
  return location ?? NO_FOLDER;
}
