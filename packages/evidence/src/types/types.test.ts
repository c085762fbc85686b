import { readdirSync } from 'node:fs';
import { canonicalJson } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { shapeProblem } from '../shape/check.ts';
import { filledWith } from '../shape/fill.ts';
import type { ShapeNode } from '../shape/shape.ts';
import { viewPayload } from '../view/view-payload.ts';
import { evidenceTypes } from './index.ts';

const all = evidenceTypes.map((each) => [each.type, each] as const);

/** Places of every member; `files/0/path` is `files/path`. */
function placesOf(shape: ShapeNode, place = ''): readonly string[] {
  switch (shape.kind) {
    case 'record':
      return Object.entries(shape.members).flatMap(([key, member]) => {
        const below = place === '' ? key : `${place}/${key}`;
        return [below, ...placesOf(member, below)];
      });
    case 'list':
    case 'map':
    case 'nullable':
    case 'optional':
      return placesOf(shape.of, place);
    default:
      return [];
  }
}

test('each type has one file named after it, and each such file is in the registry', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => !/^index\.ts$|\.test\.ts$/.test(name),
  );
  const listed = evidenceTypes.map(({ type }) => `${type.replace('/', '-')}.ts`);
  const problems = [
    ...files
      .filter((file) => !listed.includes(file))
      .map((file) => `list the type of src/types/${file} in src/types/index.ts`),
    ...listed.filter((file) => !files.includes(file)).map((file) => `write src/types/${file}`),
  ];
  expect(problems, problems.join('; ')).toEqual([]);
});

test('types and names are used once', () => {
  expect(new Set(evidenceTypes.map(({ type }) => type)).size).toBe(evidenceTypes.length);
  expect(new Set(evidenceTypes.map(({ name }) => name)).size).toBe(evidenceTypes.length);
});

test.for(all)(
  '%s: has a shape, three samples and display words: write the missing ones',
  ([, { type, name, title, description, shape, samples }]) => {
    expect({ name, title, description }, `what panel, page and table say of ${type}`).toEqual({
      name: expect.stringMatching(/^[A-Z]\w+$/),
      title: expect.stringMatching(/^[A-Z][^.]{1,40}$/),
      description: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect(shape, `the shape of a payload of ${type}`).toMatchObject({ kind: 'record' });
    expect(Object.keys(samples ?? {}).toSorted(), `the samples of ${type}`).toEqual([
      'adverse',
      'good',
      'inconclusive',
    ]);
  },
);

test.for(all)('%s: each of its samples has its shape, and no two are the same', ([, type]) => {
  const { good, adverse, inconclusive } = type.samples;
  const samples = [good, inconclusive, ...(adverse === null ? [] : [adverse])];
  expect(samples.map((each) => shapeProblem(type.shape, each))).toEqual(
    samples.map(() => undefined),
  );
  expect(new Set(samples.map(canonicalJson)).size).toBe(samples.length);
});

test.for(all)('%s: filled with hostile text it still has its shape', ([, { shape }]) => {
  const text = '<img src=x onerror=alert(1)>\u202e\u001b[31m';
  const filled = filledWith(shape, text);
  expect(shapeProblem(shape, filled)).toBeUndefined();
  expect(JSON.stringify(filled)).toContain('<img src=x');
});

test.for(all)('%s: every label names an existing member', ([, { shape, labels = {} }]) => {
  const places = placesOf(shape);
  expect(Object.keys(labels).filter((place) => !places.includes(place))).toEqual([]);
});

test.for(all)('%s: the view shows every member that a payload has', ([, type]) => {
  const { facts, tables } = viewPayload(type, filledWith(type.shape, 'something'));
  const leaves = [...facts.map(({ label }) => label), ...tables.flatMap(({ columns }) => columns)];
  expect(leaves.every((label) => /^\S.*\S$/.test(label))).toBe(true);
  expect(new Set(facts.map(({ label }) => label)).size).toBe(facts.length);
  const words = [...facts.map(({ text }) => text), ...tables.flatMap(({ rows }) => rows.flat())];
  expect(words.filter((text) => text === 'Missing' || text === 'Not readable')).toEqual([]);
  for (const { columns, rows } of tables) {
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
  }
});
