import { expect, test } from 'vitest';
import { bomText } from '../test/bom-text.ts';
import { folderOf, fullModel } from '../test/fixture.ts';
import { describeBomClaims } from './bom-claims.ts';
import { describeModel } from './describe.ts';

const description = describeModel(folderOf(fullModel()));
const shipped = async (text: string) =>
  describeBomClaims(await description, { text, origin: 'shipped' });
const generated = async (text: string) =>
  describeBomClaims(await description, { text, origin: 'generated' });

test('the claims of a generated BOM are those of the description', async () => {
  const text = await bomText();
  const { claims, compared, contradicted } = await generated(text);
  expect(claims.measured).toBeGreaterThan(0);
  expect(claims.declared).toBeGreaterThan(claims.measured);
  expect({ compared, contradicted }).toEqual({ compared: claims.measured, contradicted: [] });
});

test('only those claims of a shipped BOM that the files confirm count as measured', async () => {
  const ours = await generated('');
  const read = await shipped(await bomText());
  expect(read).toMatchObject({ origin: 'shipped', contradicted: [] });
  expect(read.claims.verified).toBe(0);
  expect(read.claims.measured).toBe(ours.claims.measured);
  const boast = (await bomText()).replaceAll(String.raw`\"declared\"`, String.raw`\"verified\"`);
  expect((await shipped(boast)).claims).toMatchObject({
    verified: 0,
    inferred: read.claims.inferred,
  });
});

test('a number that the weights disprove is a contradiction', async () => {
  const text = (await bomText()).replace(
    String.raw`\"tier\":\"measured\",\"value\":40}`,
    String.raw`\"tier\":\"measured\",\"value\":7000000000}`,
  );
  expect(await shipped(text)).toMatchObject({ contradicted: ['model.parameters'] });
});

test.for(['', '[]', '{"bomFormat":"CycloneDX","specVersion":"1.2"}'])(
  'a document that cannot be read claims nothing: %s',
  async (text) => {
    expect(await shipped(text)).toEqual({
      origin: 'shipped',
      claims: { verified: 0, measured: 0, declared: 0, inferred: 0, none: 0 },
      compared: 0,
      contradicted: [],
    });
  },
);
