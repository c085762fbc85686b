import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { firstOf, isDigest, member, objectsOf, textOf } from './shape.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;

test.for<readonly [unknown, boolean]>([
  [DIGEST, true],
  [`sha384:${'a1'.repeat(48)}`, true],
  [DIGEST.toUpperCase(), false],
  [DIGEST.slice(0, -1), false],
  [`${DIGEST}\n`, false],
  ['', false],
  // A list of one text is coerced to that text wherever text is expected.
  [[DIGEST], false],
  [{ algorithm: 'sha256' }, false],
  [null, false],
  [undefined, false],
])('%j is a digest: %j', ([value, expected]) => {
  expect(isDigest(value)).toBe(expected);
});

test.for<readonly [readonly string[], number | undefined, string]>([
  [[], undefined, ''],
  [['a'], undefined, 'a'],
  [['a', 'b'], undefined, 'a and 1 more'],
  [['a', 'b'], 1200, 'a and 1199 more'],
  [['x'.repeat(161)], undefined, `${'x'.repeat(160)}…`],
])('of %j, %j in all, it says "%s"', ([names, count, expected]) => {
  expect(firstOf(names, count)).toBe(expected);
});

test('inherited members are not evidence', () => {
  const heir = Object.create({ path: 'a', files: [{}] }) as JsonObject;
  expect(member(heir, 'path')).toBeUndefined();
  expect(textOf(heir, 'path')).toBe('');
  expect(objectsOf(heir, 'files')).toBeUndefined();
  expect(member({}, 'constructor')).toBeUndefined();
});

test('a member that is not text is empty', () => {
  for (const path of [1, null, ['a'], { a: 'a' }, true]) expect(textOf({ path }, 'path')).toBe('');
});

test.for<readonly [unknown, boolean]>([
  [[], true],
  [[{}, { a: 1 }], true],
  [[{}, null], false],
  [[{}, 'text'], false],
  [[[]], false],
  ['text', false],
  [null, false],
  [{}, false],
])('%j is a list of objects: %j', ([files, expected]) => {
  expect(objectsOf({ files } as JsonObject, 'files')).toEqual(expected ? files : undefined);
});
