import { expect, test } from 'vitest';
import { validateBom } from './validate.ts';

const bom = (parts: object) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.7',
  version: 1,
  ...parts,
});

test('accepts the smallest document', async () => {
  expect(await validateBom(bom({}))).toEqual({ valid: true, consistent: true, errors: [] });
});

test.for([
  ['a list', []],
  ['a text', 'CycloneDX'],
  ['nothing', null],
  ['an unknown version', bom({ specVersion: '1.2' })],
  ['a version that is not a text', bom({ specVersion: 1.7 })],
] as const)('refuses %s without throwing', async ([, json]) => {
  const { valid, errors } = await validateBom(json);
  expect({ valid, errors: errors.length }).toEqual({ valid: false, errors: 1 });
});

test('points at what the schema refuses', async () => {
  const { valid, errors } = await validateBom(bom({ components: [{ type: 'file' }] }));
  expect(valid).toBe(false);
  expect(errors).toContainEqual({
    pointer: '/components/0',
    message: "must have required property 'name'",
    source: 'schema',
  });
});

test('refuses a component that occurs twice', async () => {
  const twice = { type: 'file', name: 'a', hashes: [] };
  expect(
    await validateBom(bom({ components: [twice, { hashes: [], name: 'a', type: 'file' }] })),
  ).toMatchObject({
    valid: false,
    errors: [{ pointer: '/components', source: 'schema' }],
  });
});

test('keeps references that lead nowhere apart from the verdict of the schema', async () => {
  const components = [
    { type: 'file', name: 'a', 'bom-ref': 'a' },
    { type: 'file', name: 'b', 'bom-ref': 'a' },
  ];
  const dependencies = [
    { ref: 'a', dependsOn: ['gone', 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x'] },
  ];
  expect(await validateBom(bom({ components, dependencies }))).toEqual({
    valid: true,
    consistent: false,
    errors: [
      {
        pointer: '/components/1/bom-ref',
        message: 'bom-ref "a" is used twice, also at /components/0/bom-ref',
        source: 'reference',
      },
      {
        pointer: '/dependencies/0/dependsOn/0',
        message: 'refers to "gone", which no bom-ref names',
        source: 'reference',
      },
    ],
  });
});

test('treats the content of properties and signatures as data, not as references', async () => {
  const properties = [{ name: 'ref', value: 'x' }];
  expect(await validateBom(bom({ properties }))).toMatchObject({ valid: true, consistent: true });
});

function nested(depth: number): object {
  let component: object = { type: 'file', name: 'deepest' };
  for (let i = 1; i < depth; i += 1)
    component = { type: 'file', name: `n${i}`, components: [component] };
  return bom({ components: [component] });
}

test('checks deep documents and refuses bottomless ones', async () => {
  expect(await validateBom(nested(100))).toMatchObject({ valid: true });
  expect(await validateBom(nested(100_000))).toMatchObject({
    valid: false,
    errors: [{ source: 'limit' }],
  });
});

test('refuses an address that mail cannot carry before it is parsed', async () => {
  const authors = (email: string) => bom({ metadata: { authors: [{ email }] } });
  expect(await validateBom(authors('jan@example.com'))).toMatchObject({ valid: true });
  expect(await validateBom(authors(`${'a.'.repeat(200_000)}a@example.com`))).toMatchObject({
    valid: false,
  });
});
