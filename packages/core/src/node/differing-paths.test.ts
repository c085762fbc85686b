import { expect, test } from 'vitest';
import type { FolderEntry } from '../artifact.ts';
import type { FileIdentity } from './identity.ts';
import type { Listing } from './listing.ts';
import { differingPaths } from './second-look.ts';

const identity: FileIdentity = { dev: 1n, ino: 2n, size: 3n, mtimeNs: 4n, ctimeNs: 5n };

interface Seen {
  readonly entry: FolderEntry;
  readonly file?: { readonly realPath: string; readonly identity: FileIdentity };
}

const file = (path: string, changes: Partial<FolderEntry> = {}): Seen => ({
  entry: { path, kind: 'file', sizeBytes: 3, ...changes },
  file: { realPath: `/m/${path}`, identity },
});
const link = (path: string, changes: Partial<FolderEntry> = {}): Seen => ({
  entry: { path, kind: 'symlink', sizeBytes: 0, target: 'a', ...changes },
});

function listingOf(...seen: readonly Seen[]): Listing {
  return {
    entries: seen.map(({ entry }) => entry),
    files: new Map(
      seen.flatMap((each) =>
        each.file === undefined
          ? []
          : [[each.entry.path, { path: each.entry.path, ...each.file }] as const],
      ),
    ),
    refusals: new Map(),
  };
}

test('equal listings differ in nothing, whatever the order of their entries', () => {
  const first = listingOf(file('a'), link('b'));
  expect(differingPaths(first, listingOf(link('b'), file('a')))).toEqual([]);
});

test.for([
  ['kind', link('x'), link('x', { kind: 'special' })],
  ['target', link('x'), link('x', { target: 'b' })],
  ['size', link('x'), link('x', { sizeBytes: 1 })],
  ['real path', file('x'), { ...file('x'), file: { realPath: '/n/x', identity } }],
  [
    'identity',
    file('x'),
    { ...file('x'), file: { realPath: '/m/x', identity: { ...identity, ino: 9n } } },
  ],
  ['file, which can no longer be opened', file('x'), { entry: file('x').entry }],
  ['file, which can now be opened', { entry: file('x').entry }, file('x')],
] as const)('an entry of another %s is named', ([, before, after]) => {
  expect(differingPaths(listingOf(before), listingOf(after))).toEqual(['x']);
});

test('names of both listings come in one order', () => {
  const first = listingOf(file('m'), file('z'), file('b'));
  const second = listingOf(file('n'), file('m'), file('a'));
  expect(differingPaths(first, second)).toEqual(['a', 'b', 'n', 'z']);
});
