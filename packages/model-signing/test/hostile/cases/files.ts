import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostileCase } from '../case.ts';
import { layOut, refused } from '../plan.ts';
import type { Plan } from '../plan.ts';

const SHARDED: Plan = { method: 'shards' };
const PICKLE = Buffer.from([0x80, 0x04, 0x4e, 0x2e]);

/** Attacks on the model's folder; signature and statement are sound. */
export const fileCases: readonly HostileCase[] = differences();

export type Disk = NonNullable<Plan['disk']>;

export function differs(
  name: string,
  what: string,
  disk: Disk,
  plan: Plan = {},
  benign: Plan = {},
): HostileCase {
  return obstructs('FILES_MISMATCH', name, what, disk, plan, benign);
}

export function obstructs(
  code: HostileCase['code'],
  name: string,
  what: string,
  disk: Disk,
  plan: Plan = {},
  benign: Plan = {},
): HostileCase {
  return refused(code, name, what, { ...plan, disk }, { ...plan, ...benign });
}

function differences(): readonly HostileCase[] {
  const write =
    (path: string, content: string | Uint8Array): Disk =>
    (model) =>
      layOut(model, { [path]: content });
  return [
    differs(
      'file-changed',
      'a byte of a signed file changed',
      write('weights.bin', `${'w'.repeat(39)}x`),
    ),
    differs(
      'file-longer',
      'an extra byte at the end of a signed file',
      write('weights.bin', 'w'.repeat(41)),
    ),
    differs('file-shorter', 'a signed file cut short', write('weights.bin', 'w'.repeat(39))),
    differs('file-emptied', 'a signed file emptied', write('weights.bin', '')),
    differs('file-missing', 'a signed file removed', (model) => rmSync(join(model, 'config.json'))),
    differs('file-added', 'a file added', write('evil.py', 'import os')),
    differs('file-added-empty', 'an empty file added', write('__init__.py', '')),
    differs('file-added-hidden', 'a hidden file added', write('.env', 'x')),
    differs('file-added-deep', 'a file added deep down', write('a/b/c/d/e.py', 'x')),
    differs(
      'nested-git',
      'a file in a folder .git that is not at the top',
      write('sub/.git/hooks/post-checkout', 'x'),
    ),
    differs('git-prefix', 'a file whose name starts like an ignored one', write('.gitevil', 'x')),
    differs(
      'signature-elsewhere',
      'a file of the signature’s name in another folder',
      write('sub/model.sig', 'x'),
      { options: { signaturePath: 'model.sig' } },
      { disk: write('model.sig', 'x') },
    ),
    differs(
      'ignored-prefix',
      'a file whose name starts like an ignored path',
      write('cache-2.py', 'x'),
      ignoring('cache'),
      { disk: write('cache/x.txt', 'x') },
    ),
    differs(
      'ignored-no-glob',
      'a file that an ignored path with a star does not name',
      write('run.log', 'x'),
      ignoring('*.log'),
      { disk: write('*.log', 'x') },
    ),
    differs('file-renamed', 'two files of equal order renamed, all bytes kept', (model) =>
      renameSync(join(model, 'config.json'), join(model, 'config.yaml')),
    ),
    differs('contents-swapped', 'the contents of two files swapped', swap),
    differs('case-changed', 'a file renamed only in case', (model) =>
      renameSync(join(model, 'weights.bin'), join(model, 'Weights.bin')),
    ),
    differs(
      'shard-changed',
      'a byte changed in the last shard',
      write('weights.bin', `${'w'.repeat(39)}x`),
      SHARDED,
    ),
    differs(
      'shard-missing-end',
      'a file that ends where a shard ends',
      write('weights.bin', 'w'.repeat(32)),
      SHARDED,
    ),
    differs(
      'shard-added',
      'an extra shard at the end of a file',
      write('weights.bin', 'w'.repeat(48)),
      SHARDED,
    ),
    differs(
      'shards-empty-file',
      'an empty file added to a model signed in shards, which list no empty files',
      write('__init__.py', ''),
      SHARDED,
    ),
    differs(
      'statement-smuggled',
      'a file among the attestations that is not one',
      write('attestations/run.pkl', PICKLE),
      {},
      { disk: write('attestations/x.json', '{}') },
    ),
    differs(
      'only-does-not-widen',
      'a changed file among those that the loader needs',
      write('config.json', '{}'),
      { options: { only: ['config.json'] } },
      {
        disk: write('weights.bin', 'changed, and not needed'),
        options: { only: ['config.json'] },
      },
    ),
    refused(
      'NOTHING_SELECTED',
      'only-unsigned',
      'a loader that needs a file that was not signed',
      {
        disk: write('extra.bin', 'x'),
        options: { only: ['extra.bin'], ignoreUnsigned: true },
      },
      { disk: write('extra.bin', 'x'), options: { only: ['config.json'], ignoreUnsigned: true } },
    ),
  ];
}

function ignoring(path: string): Plan {
  return { statement: { '/predicate/serialization/ignore_paths': [path] } };
}

function swap(model: string): void {
  const [one, other] = [join(model, 'config.json'), join(model, 'weights.bin')];
  const bytes = readFileSync(one);
  writeFileSync(one, readFileSync(other));
  writeFileSync(other, bytes);
}
