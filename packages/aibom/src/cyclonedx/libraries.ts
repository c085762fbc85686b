import type { Enums } from '@cyclonedx/cyclonedx-library';
import type { JsonValue } from '@weighbridge/core';
import { bestClaim, claimsOf } from '../claims.ts';
import type { BomDescription } from '../description.ts';
import { byCodeUnits, cleanName, member, plainText } from '../text.ts';
import type { BuiltComponent } from './components.ts';
import type { Cdx } from './library.ts';
import { formatPurl, parsePurl } from './purl.ts';
import { libraryRef } from './refs.ts';

/** A library that made the model or that loads it. */
export interface Library {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  /** CycloneDX component type. */
  readonly type: string;
}

/** Component types for software and what it runs on. */
export const SOFTWARE_TYPES: ReadonlySet<string> = new Set([
  'library',
  'framework',
  'application',
  'container',
  'platform',
  'operating-system',
  'device',
  'device-driver',
  'firmware',
]);

const ECOSYSTEMS = new Set(['pypi', 'npm', 'conda', 'cargo', 'maven', 'golang']);

/** The libraries of a model, each once by name; the card's loader last, since it has no version. */
export function librariesOf(description: BomDescription): readonly Library[] {
  const loader = bestClaim(description, 'model.library')?.value;
  const parts = description.components ?? [];
  const values = [
    ...claimsOf(description, 'software.library').map(({ value }) => value),
    ...parts.flatMap((part) => claimsOf(part, 'software.library').map(({ value }) => value)),
    ...(typeof loader === 'string' ? [{ name: loader }] : []),
    ...parts.flatMap((part) =>
      claimsOf(part, 'model.library').map(({ value }) => ({ name: value })),
    ),
  ];
  const byName = new Map<string, Library>();
  for (const library of values.map(toLibrary)) {
    if (library.name !== '' && !byName.has(library.name)) byName.set(library.name, library);
  }
  return [...byName.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

function toLibrary(value: JsonValue): Library {
  const text = (key: string) => cleanName(plainText(member(value, key)));
  const [name, version, type] = [text('name'), text('version'), text('ecosystem')];
  const kind = plainText(member(value, 'type'));
  const purl =
    parsePurl(plainText(member(value, 'purl'))) ??
    (ECOSYSTEMS.has(type) ? formatPurl({ type, name, version: version || undefined }) : undefined);
  return {
    name,
    type: SOFTWARE_TYPES.has(kind) ? kind : 'library',
    ...(version === '' ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
  };
}

/** A library as a component. */
export function libraryComponent(cdx: Cdx, { name, version, purl, type }: Library): BuiltComponent {
  const component = new cdx.Models.Component(type as Enums.ComponentType, name, {
    bomRef: libraryRef(name),
  });
  if (version !== undefined) component.version = version;
  if (purl !== undefined) component.purl = purl;
  return { component, extra: {} };
}
