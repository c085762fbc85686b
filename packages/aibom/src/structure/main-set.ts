import { baseName, folderOf, nameParts } from '../weights/names.ts';
import type { WeightSet } from '../weights/weight-set.ts';

/** Names that loaders try, in their order: those of the index, or else of the file. */
const TRIED: readonly RegExp[] = [
  /^model\.safetensors$/,
  /^model.*\.safetensors(\.index\.json)?$/,
  /^diffusion_pytorch_model.*\.safetensors(\.index\.json)?$/,
  /\.safetensors\.index\.json$/,
  /^(?:pytorch_model|diffusion_pytorch_model).*\.bin(\.index\.json)?$/,
  /\.index\.json$/,
  /^adapter_model.*\.(?:safetensors|bin)$/,
  /^weights.*\.npz$/,
  /^consolidated.*\.(?:safetensors|pth)$/,
  /^tf_model.*\.h5$/,
  /^flax_model.*\.msgpack$/,
];

/** A set's position in the order in which loaders try names; undefined for names that no loader tries. */
function rank(set: WeightSet): number | undefined {
  const name = baseName(set.index?.path ?? set.path);
  const { stem, variant } = nameParts(name);
  const place = TRIED.findIndex((pattern) => pattern.test(variant === undefined ? name : stem));
  if (place < 0) return undefined;
  return variant === undefined ? place : place + TRIED.length;
}

/** The set that a loader would take from a folder, by name; undefined when none has such a name. */
export function mainSet(sets: readonly WeightSet[], folder: string): WeightSet | undefined {
  const here = sets
    .filter(({ path, index }) => folderOf(index?.path ?? path) === folder)
    .flatMap((set) => {
      const place = rank(set);
      return place === undefined ? [] : [{ set, place }];
    })
    .sort((a, b) => a.place - b.place);
  return here[0]?.set;
}
