import type { JsonObject } from '@weighbridge/core';
import { artifactInventory } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { inventory } from '../../../test/support/facts.ts';
import { judgeInventory as judgeInventoryPayload } from './inventory.ts';

const judgeInventory = asked(artifactInventory, judgeInventoryPayload);

const link = { path: 'link', kind: 'symlink', reason: 'leads out' };

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
    'a very long path',
    { skipped: [{ path: 'a'.repeat(5000) }], skippedCount: 1 },
    `1 of the folder's entries were not read, for instance ${'a'.repeat(160)}….`,
    again(`, for instance ${'a'.repeat(160)}…`),
  ],
])('leaves %s open', ([, changes, message, remedy]) => {
  expect(judgeInventory({ ...inventory, ...changes })).toEqual({
    outcome: 'inconclusive',
    message,
    remedy,
  });
});
