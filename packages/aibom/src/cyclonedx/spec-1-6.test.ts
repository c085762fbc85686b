import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSpec16, toSpec16 } from './spec-1-6.ts';

const HEAD = { bomFormat: 'CycloneDX', version: 1 };
const of17 = (parts: JsonObject): JsonObject => ({
  $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
  specVersion: '1.7',
  ...HEAD,
  ...parts,
});

const licences: fc.Arbitrary<JsonValue> = fc.array(
  fc.oneof(
    fc.constantFrom('MIT', 'Apache-2.0').map((id) => ({ license: { id } })),
    fc.constantFrom('MIT OR Apache-2.0', 'MIT AND ISC').map((expression) => ({ expression })),
  ),
  { minLength: 1, maxLength: 4 },
);
const property = fc.record({
  name: fc.constantFrom('weighbridge:role', 'weighbridge:1.7:licenses', 'other'),
  value: fc.constantFrom('true', '[]', '{}', 'x'),
});
const members = {
  type: fc.constant('library'),
  name: fc.string({ maxLength: 5 }),
  isExternal: fc.boolean(),
  versionRange: fc.constant('vers:npm/>=1'),
  licenses: licences,
  properties: fc.array(property, { minLength: 1, maxLength: 3 }),
};
const requiredKeys: ('type' | 'name')[] = ['type', 'name'];
const leaf: fc.Arbitrary<JsonObject> = fc.record(members, { requiredKeys });
const below = fc.array(leaf, { maxLength: 2 });
const component: fc.Arbitrary<JsonObject> = fc.record(
  { ...members, components: below, pedigree: fc.record({ ancestors: below }) },
  { requiredKeys },
);
const document = fc
  .record(
    {
      components: fc.array(component, { maxLength: 3 }),
      metadata: fc.record({ component }),
      citations: fc.array(fc.record({ pointers: fc.constant(['/a']), note: fc.string() }), {
        minLength: 1,
        maxLength: 3,
      }),
      properties: fc.array(property, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map(of17);

test('what is written as 1.6 reads back as the original 1.7, whatever its content', () => {
  fc.assert(
    fc.property(document, (bom) => {
      // Properties with exactly that name and shape are ours by definition.
      fc.pre(!JSON.stringify(bom).includes('weighbridge:1.7:'));
      expect(fromSpec16(toSpec16(bom))).toEqual(bom);
    }),
    { numRuns: propertyRuns({ short: 200, long: 2_000 }) },
  );
});

test('properties with our names that we would not have written stay properties', () => {
  const bom = {
    ...HEAD,
    specVersion: '1.6',
    components: [
      {
        type: 'library',
        name: 'a',
        licenses: [{ license: { id: 'MIT' } }],
        properties: [
          { name: 'weighbridge:1.7:licenses', value: '[{"expression":"ISC"}]' },
          { name: 'weighbridge:1.7:isExternal', value: 'true ' },
          { name: 'weighbridge:1.7:versionRange' },
        ],
      },
    ],
  };
  expect(fromSpec16(bom)['components']).toEqual(bom.components);
});

test('1.6 keeps the ids that accompany expressions, or the first expression', () => {
  const lowered = (licenses: JsonValue) =>
    (
      toSpec16(of17({ components: [{ type: 'file', name: 'a', licenses }] })) as {
        components: { licenses: JsonValue; properties?: JsonValue }[];
      }
    ).components[0];
  const [id, one, two] = [
    { license: { id: 'MIT' } },
    { expression: 'MIT OR ISC' },
    { expression: 'MIT AND ISC' },
  ];
  expect(lowered([one])).toEqual({ type: 'file', name: 'a', licenses: [one] });
  expect(lowered([one, id, two])).toMatchObject({ licenses: [id] });
  expect(lowered([one, two])).toMatchObject({
    licenses: [one],
    properties: [
      {
        name: 'weighbridge:1.7:licenses',
        value: '[{"expression":"MIT OR ISC"},{"expression":"MIT AND ISC"}]',
      },
    ],
  });
});

/** What the 1.7 schema has but the 1.6 schema does not, and none of our BOMs contains. */
const NEVER_WRITTEN = [
  'component.patentAssertions',
  'service.patentAssertions',
  'metadata.distributionConstraints',
  'externalReference.properties',
];

test('the mapping names every member that 1.7 adds to 1.6, unless we never write it', () => {
  const [older, newer] = ['1.6', '1.7'].map(schema) as [Schema, Schema];
  const added = Object.entries(newer.definitions).flatMap(([kind, { properties = {} }]) => {
    const before = older.definitions[kind]?.properties;
    return before === undefined || kind === 'cipherSuite'
      ? []
      : Object.keys(properties)
          .filter((name) => !Object.hasOwn(before, name))
          .map((name) => `${kind}.${name}`);
  });
  const top = Object.keys(newer.properties).filter(
    (name) => !Object.hasOwn(older.properties, name),
  );
  expect(top).toEqual(['citations']);
  expect(added.toSorted()).toEqual(
    ['component.isExternal', 'component.versionRange', ...NEVER_WRITTEN].toSorted(),
  );
});

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly definitions: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
  >;
}

function schema(version: string): Schema {
  const manifest = createRequire(import.meta.url).resolve(
    '@cyclonedx/cyclonedx-library/package.json',
  );
  const path = join(dirname(manifest), 'res', 'schema', `bom-${version}.SNAPSHOT.schema.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Schema;
}
