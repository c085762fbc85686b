import type { JsonObject } from '@weighbridge/core';
import type { FormatsPayload } from '@weighbridge/evidence';
import { expect, test } from 'vitest';
import { formats, WEIGHTS } from '../../../test/support/facts.ts';
import type { Judgement } from '../../control.ts';
import { openEnds as openEndsIn } from './files.ts';

const openEndsOf = (payload: JsonObject): Judgement | undefined =>
  openEndsIn(payload as unknown as FormatsPayload);

const of = (format: string | null, ...paths: readonly string[]) =>
  formats(...paths.map((path) => ({ ...WEIGHTS, path, format })));

test('files that are all known and listed leave nothing open', () => {
  expect(openEndsOf(formats(WEIGHTS))).toBeUndefined();
});

test.for<readonly [string, JsonObject, what: string, remedy: string]>([
  [
    'a list that was cut short',
    { ...formats(WEIGHTS), complete: false },
    'not every file was listed',
    'Weigh a folder that contains only the model.',
  ],
  [
    'an empty list',
    formats(),
    'there is no file',
    'Weigh the folder that holds the files of the model.',
  ],
  [
    'Git LFS pointers',
    of('git-lfs-pointer', 'b', 'a'),
    'Git LFS did not fetch a and 1 more',
    'Run git lfs pull in the clone, which fetches what is missing: a and 1 more.',
  ],
  [
    'a file of no known format',
    of(null, 'blob'),
    'blob is not in a known format',
    'Find out what blob is, and leave it out of the folder if loading the model does not need it.',
  ],
  [
    'files of no known format',
    of(null, 'b', 'a'),
    'a and 1 more are not in a known format',
    'Find out what a and 1 more are, and leave them out of the folder if loading the model does not need them.',
  ],
])('what leaves it open, and what to do about it: %s', ([, payload, what, remedy]) => {
  expect(openEndsOf(payload)).toEqual({
    outcome: 'inconclusive',
    message: `Cannot tell: ${what}.`,
    remedy,
  });
});
