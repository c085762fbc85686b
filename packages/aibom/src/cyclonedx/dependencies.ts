import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asList, member } from '../text.ts';
import { MODEL_REF } from './refs.ts';

/**
 * The dependency graph: the model depends on every component, and each component on what is nested in it and on its
 * files.
 */
export function dependenciesOf(
  components: readonly JsonValue[],
  files: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly JsonObject[] {
  const below = components.flatMap((component) => {
    const children = asList(member(component, 'components')) as readonly JsonValue[];
    const own = [...children.map(refOf), ...(files.get(refOf(component)) ?? [])];
    return [node(refOf(component), own), ...children.map((child) => node(refOf(child), []))];
  });
  return [node(MODEL_REF, components.map(refOf)), ...below];
}

function node(ref: string, dependsOn: readonly string[]): JsonObject {
  return dependsOn.length > 0 ? { ref, dependsOn } : { ref };
}

function refOf(component: JsonValue): string {
  return String(member(component, 'bom-ref'));
}
