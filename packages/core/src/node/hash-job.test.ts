import {
  appendFileSync,
  lstatSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashJobs } from './hash-job.ts';
import type { HashControl, HashJob, HashOutcome } from './hash-job.ts';
import { cryptoHashers } from './hasher.ts';
import { identityOf } from './identity.ts';
import type { LocatedFile } from './open-verified.ts';

const SIZE = 20 * 1024 * 1024;
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-job-'));
  for (const name of ['a', 'b']) {
    writeFileSync(join(base, name), '');
    truncateSync(join(base, name), SIZE);
    utimesSync(join(base, name), 1, 1);
  }
});
afterEach(() => rmSync(base, { recursive: true }));

function located(name: string): LocatedFile {
  const realPath = join(base, name);
  return { path: name, realPath, identity: identityOf(lstatSync(realPath, { bigint: true })) };
}

/** Whole files as jobs, numbered in order. */
function hashFiles(files: readonly LocatedFile[], control: HashControl): Promise<HashOutcome[]> {
  const jobs = files.map((file, id): HashJob => ({
    id,
    file,
    start: 0,
    end: Number(file.identity.size),
  }));
  return hashJobs(jobs, cryptoHashers('sha256'), control);
}

/** A control that does something once, after a given number of hashed bytes. */
function onceAt(bytes: number, readAhead: boolean, act: () => void): HashControl {
  let left = bytes;
  return {
    readAhead,
    aborted: () => false,
    progress: (count) => {
      const before = left;
      left -= count;
      if (before > 0 && left <= 0) act();
    },
  };
}

const ways = [
  ['in place', false],
  ['ahead', true],
] as const;

test.for(ways)('reading %s gives the digest of 20 MiB of zeros', async ([, readAhead]) => {
  const control = { readAhead, aborted: () => false, progress: () => {} };
  // head -c 20971520 /dev/zero | openssl dgst -sha256
  const hex = 'cd52d81e25f372e6fa4db2c0dfceb59862c1969cab17096da352b34950c973cc';
  const outcomes = await hashFiles([located('a'), located('b')], control);
  expect(outcomes).toEqual([
    { id: 0, hex },
    { id: 1, hex },
  ]);
});

test.for(
  ways.flatMap(([way, readAhead]) =>
    [
      ['is touched', () => utimesSync(join(base, 'a'), 2, 2)],
      ['grows', () => appendFileSync(join(base, 'a'), '!')],
      ['shrinks', () => truncateSync(join(base, 'a'), SIZE - 1)],
      ['is emptied', () => truncateSync(join(base, 'a'), 0)],
    ].map(([what, act]) => ({ way, readAhead, what, act: act as () => void })),
  ),
)(
  'reading $way gives no digest of a file that $what meanwhile, and continues with the next',
  async ({ readAhead, act }) => {
    const outcomes = await hashFiles(
      [located('a'), located('b')],
      onceAt(SIZE / 2, readAhead, act),
    );
    expect(outcomes).toMatchObject([{ id: 0, code: 'CHANGED' }, { id: 1 }]);
    expect(outcomes[1]).toHaveProperty('hex');
  },
);

test.for(ways)('reading %s stops in the middle of a file when aborted', async ([, readAhead]) => {
  let bytes = 0;
  const control: HashControl = {
    readAhead,
    aborted: () => bytes > SIZE * 1.5,
    progress: (count) => void (bytes += count),
  };
  const outcomes = await hashFiles([located('a'), located('b')], control);
  expect(outcomes.map(({ id }) => id)).toEqual([0]);
  expect(bytes).toBeLessThan(SIZE * 2);
});

test('gives a missing file its own outcome', async () => {
  const gone = { ...located('a'), path: 'gone', realPath: join(base, 'gone') };
  const control = { readAhead: false, aborted: () => false, progress: () => {} };
  expect(await hashFiles([gone], control)).toMatchObject([{ id: 0, code: 'NOT_FOUND' }]);
  expect(statSync(join(base, 'a')).size).toBe(SIZE);
});
