import type { TensorFact } from '@weighbridge/model-formats';
import type { PackedLayout, PackedUnit } from './layout.ts';

/** A unit with all of its tensors. */
export interface GroupedUnit extends PackedUnit {
  readonly tensors: readonly TensorFact[];
}

/**
 * Groups the tensors that belong together according to a layout's endings: `x.qweight` and `x.scales` are parts of `x`,
 * and a tensor named `x` itself is the part with the empty ending.
 */
export function packedUnits(
  tensors: readonly TensorFact[],
  layout: Pick<PackedLayout, 'endings'>,
): { readonly units: readonly GroupedUnit[]; readonly others: readonly TensorFact[] } {
  const endings = layout.endings.toSorted((a, b) => b.length - a.length);
  const groups = new Map<string, Map<string, TensorFact>>();
  const unended: TensorFact[] = [];
  for (const tensor of tensors) {
    const ending = endings.find((each) => tensor.name.endsWith(each));
    if (ending === undefined) {
      unended.push(tensor);
      continue;
    }
    const name = tensor.name.slice(0, -ending.length);
    const group = groups.get(name) ?? new Map<string, TensorFact>();
    group.set(ending, tensor);
    groups.set(name, group);
  }
  const others: TensorFact[] = [];
  for (const tensor of unended) {
    const group = groups.get(tensor.name);
    if (group === undefined) others.push(tensor);
    else group.set('', tensor);
  }
  const units = [...groups].map(([name, parts]) => ({
    name,
    tensors: [...parts.values()],
    part: (ending: string) => parts.get(ending),
  }));
  return { units, others };
}
