import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asList, member } from '../text.ts';
import { MODEL_REF } from './refs.ts';

/** The graph: the model depends on every component, and each of them on what is nested in it. */
export function dependenciesOf(components: readonly JsonValue[]): readonly JsonObject[] {
  const below = components.flatMap((component) => {
    const children = asList(member(component, 'components')) as readonly JsonValue[];
    return [node(refOf(component), children), ...children.map((child) => node(refOf(child), []))];
  });
  return [node(MODEL_REF, components), ...below];
}

function node(ref: string, dependsOn: readonly JsonValue[]): JsonObject {
  return dependsOn.length > 0 ? { ref, dependsOn: dependsOn.map(refOf) } : { ref };
}

function refOf(component: JsonValue): string {
  return String(member(component, 'bom-ref'));
}
