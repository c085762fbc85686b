import type { JsonObject } from '@weighbridge/core';
import { bestClaim } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { asList, asStrings, byCodeUnits, cleanName, member, plainText } from '../text.ts';
import { librariesOf } from './libraries.ts';
import { libraryRef, runtimeRef } from './refs.ts';

/** What training can run on, as CycloneDX names it. */
const KINDS = new Set([
  'application',
  'container',
  'device',
  'device-driver',
  'firmware',
  'framework',
  'operating-system',
  'platform',
]);

/**
 * What the training ran on: machines, systems and drivers as components of the formula, and which of these and of the
 * libraries runs on which.
 */
export function runtimeOf(description: BomDescription): {
  readonly components: readonly JsonObject[];
  readonly topology: readonly JsonObject[];
} {
  const parts = new Map<
    string,
    { readonly component: JsonObject; readonly on: readonly string[] }
  >();
  for (const item of asList(bestClaim(description, 'training.runtime')?.value)) {
    const name = cleanName(plainText(member(item, 'name')));
    if (name === '' || parts.has(name)) continue;
    const [type, version] = ['type', 'version'].map((key) =>
      cleanName(plainText(member(item, key))),
    );
    const component = {
      type: type !== undefined && KINDS.has(type) ? type : 'platform',
      name,
      'bom-ref': runtimeRef(name),
      ...(version === undefined || version === '' ? {} : { version }),
    };
    parts.set(name, {
      component,
      on: asStrings(member(item, 'dependsOn')).map((on) => cleanName(on)),
    });
  }
  const libraries = new Set(librariesOf(description).map(({ name }) => name));
  const refOf = (name: string): readonly string[] => {
    if (parts.has(name)) return [runtimeRef(name)];
    return libraries.has(name) ? [libraryRef(name)] : [];
  };
  const sorted = [...parts].sort(([a], [b]) => byCodeUnits(a, b));
  return {
    components: sorted.map(([, { component }]) => component),
    topology: sorted.map(([name, { on }]) => {
      const dependsOn = [...new Set(on.flatMap(refOf))].filter((ref) => ref !== runtimeRef(name));
      return { ref: runtimeRef(name), ...(dependsOn.length > 0 ? { dependsOn } : {}) };
    }),
  };
}
