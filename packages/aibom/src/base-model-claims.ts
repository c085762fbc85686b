import type { ClaimList } from './extractor.ts';
import { namedThing } from './hub/named-thing.ts';

/** Field of the claim that a base model is named by a path on a disk, which does not identify a model. */
export const BASE_MODEL_PATH = 'model.baseModelPath';

/** What is stated about a base model besides its name. */
export interface AboutBase {
  /** How the model was made from it, as the hub calls it: `adapter`, `finetune`, `merge`, `quantized`. */
  readonly relation?: string;
  readonly revision?: string;
}

/**
 * Claims what a text or a mapping says of a base model: its name, or only that it was at a local path. Returns whether
 * the value was understood.
 */
export function addBaseModel(
  list: ClaimList,
  value: unknown,
  about: AboutBase,
  locator: string,
): boolean {
  const named = namedThing(value, 'model');
  if (named === undefined) return false;
  const field = 'path' in named ? BASE_MODEL_PATH : 'model.baseModel';
  list.add(field, { ...named, ...about }, locator);
  return true;
}
