import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { inventory } from '../../../test/support/facts.ts';
import { judgeInventory } from './inventory.ts';

const link = { path: 'link', kind: 'symlink', reason: 'leads out' };
const SHAPE =
  "The evidence is not of its type's shape: files, skippedCount or skipped is missing or of another type.";

test('supports where every entry was looked at', () => {
  expect(judgeInventory(inventory)).toEqual({
    outcome: 'supports',
    message: 'Every entry of the folder was looked at.',
  });
});

const again = (example = '') =>
  `Put the files themselves where links and special files are, make them readable, and weigh again${example}.`;
const forLink = again(', for instance link');

test.for<readonly [string, JsonObject, string, remedy?: string]>([
  [
    'an empty folder',
    { files: 0 },
    'The folder holds no file.',
    'Weigh the folder that holds the files of the model.',
  ],
  [
    'one entry left out',
    { skipped: [link], skippedCount: 1 },
    "1 of the folder's entries were not read, for instance link.",
    forLink,
  ],
  [
    'more left out than are listed',
    { skipped: [link], skippedCount: 900 },
    "900 of the folder's entries were not read, for instance link.",
    forLink,
  ],
  [
    'more listed than are counted',
    { skipped: [link, { ...link, path: 'other' }], skippedCount: 0 },
    "2 of the folder's entries were not read, for instance link.",
    forLink,
  ],
  [
    'entries left out that nothing names',
    { skippedCount: 3 },
    "3 of the folder's entries were not read.",
    again(),
  ],
  [
    'an entry without a path',
    { skipped: [{ kind: 'symlink' }], skippedCount: 1 },
    "1 of the folder's entries were not read.",
    again(),
  ],
  [
    'a path that is no text',
    { skipped: [{ path: 5 }], skippedCount: 1 },
    "1 of the folder's entries were not read.",
    again(),
  ],
  [
    'a path without end',
    { skipped: [{ path: 'a'.repeat(5000) }], skippedCount: 1 },
    `1 of the folder's entries were not read, for instance ${'a'.repeat(160)}….`,
    again(`, for instance ${'a'.repeat(160)}…`),
  ],
  ['a count below nothing', { files: -1 }, SHAPE],
  ['half a file', { files: 0.5 }, SHAPE],
  ['no number of files', { files: null }, SHAPE],
  ['a count in words', { skippedCount: 'none' }, SHAPE],
  ['entries that are no objects', { skipped: ['link'] }, SHAPE],
  ['no list of entries', { skipped: null }, SHAPE],
])('leaves %s open', ([, changes, message, remedy]) => {
  expect(judgeInventory({ ...inventory, ...changes })).toEqual({
    outcome: 'inconclusive',
    message,
    remedy,
  });
});

test.for(['files', 'skipped', 'skippedCount'])('leaves it open without %s', (name) => {
  const { [name]: _gone, ...rest } = inventory;
  expect(judgeInventory(rest)).toEqual({ outcome: 'inconclusive', message: SHAPE });
});
