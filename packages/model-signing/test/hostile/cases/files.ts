import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { verifyModel } from '../../../src/verify-model.ts';
import type { HostileCase, World } from '../case.ts';
import { keyTrust } from '../keys.ts';
import { MODEL } from '../oms-statement.ts';
import { refused, bundleText, layOut } from '../plan.ts';
import type { Plan } from '../plan.ts';

const SHARDED: Plan = { method: 'shards' };
const PICKLE = Buffer.from([0x80, 0x04, 0x4e, 0x2e]);

/** Attacks on the model's folder; signature and statement are sound. */
export const fileCases: readonly HostileCase[] = [...differences(), ...links(), ...unreadable()];

type Disk = NonNullable<Plan['disk']>;

function differs(
  name: string,
  what: string,
  disk: Disk,
  plan: Plan = {},
  benign: Plan = {},
): HostileCase {
  return obstructs('FILES_MISMATCH', name, what, disk, plan, benign);
}

function obstructs(
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
      'a byte more at the end of a signed file',
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
    differs('case-changed', 'a file renamed in case alone', (model) =>
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
      'a shard more at the end of a file',
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
      'a file among the attestations that is none',
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

function links(): readonly HostileCase[] {
  const linked =
    (target: string): Disk =>
    (model) => {
      writeFileSync(join(model, '..', 'outside.bin'), String(MODEL['weights.bin']));
      writeFileSync(join(model, 'sub', 'copy.bin'), String(MODEL['weights.bin']));
      rmSync(join(model, 'weights.bin'));
      symlinkSync(target, join(model, 'weights.bin'));
    };
  const copy = { ...MODEL, 'sub/copy.bin': String(MODEL['weights.bin']) };
  const allowed = {
    signedFiles: copy,
    statement: { '/predicate/serialization/allow_symlinks': true },
  };
  return [
    obstructs(
      'SYMLINK',
      'link-same-content',
      'a signed file replaced by a link to the same content',
      linked('sub/copy.bin'),
      { signedFiles: copy },
      { files: copy },
    ),
    obstructs(
      'SYMLINK',
      'link-out',
      'a link that leads out of the model, where links are signed',
      linked('../outside.bin'),
      allowed,
      { disk: linked('sub/copy.bin') },
    ),
    obstructs(
      'SYMLINK',
      'link-nowhere',
      'a link that leads nowhere, where links are signed',
      linked('nowhere'),
      allowed,
      { disk: linked('sub/copy.bin') },
    ),
    obstructs(
      'SYMLINK',
      'link-forbidden',
      'a link that was signed, where the verifier forbids links',
      linked('sub/copy.bin'),
      { ...allowed, options: { symlinks: 'forbid' } },
      { disk: linked('sub/copy.bin'), options: {} },
    ),
    obstructs('SYMLINK', 'link-to-folder', 'a link to a folder added', (model) =>
      symlinkSync('sub', join(model, 'sub2')),
    ),
    obstructs('SYMLINK', 'link-loop', 'a link to itself added', (model) =>
      symlinkSync('loop', join(model, 'loop')),
    ),
    obstructs('SYMLINK', 'link-device', 'a link to a device added', (model) =>
      symlinkSync('/dev/zero', join(model, 'zero.bin')),
    ),
    obstructs(
      'SYMLINK',
      'folder-is-link',
      'a folder replaced by a link to one of the same content',
      (model) => {
        renameSync(join(model, 'sub'), join(model, '..', 'elsewhere'));
        symlinkSync('../elsewhere', join(model, 'sub'));
      },
    ),
    differs('hard-link-added', 'a second name for a signed file', (model) =>
      linkSync(join(model, 'weights.bin'), join(model, 'twin.bin')),
    ),
  ];
}

function unreadable(): readonly HostileCase[] {
  return [
    obstructs('SPECIAL_FILE', 'fifo-added', 'a FIFO added', (model) => fifo(join(model, 'pipe'))),
    obstructs('SPECIAL_FILE', 'fifo-in-place', 'a FIFO in place of a signed file', (model) => {
      rmSync(join(model, 'weights.bin'));
      fifo(join(model, 'weights.bin'));
    }),
    differs('folder-in-place', 'a folder in place of a signed file', (model) => {
      rmSync(join(model, 'weights.bin'));
      mkdirSync(join(model, 'weights.bin'));
    }),
    obstructs('NAME_NOT_UTF8', 'name-not-utf8', 'a file added whose name is not UTF-8', (model) =>
      writeFileSync(Buffer.concat([Buffer.from(`${model}/`), Buffer.from([0xff, 0xfe])]), 'x'),
    ),
    refused(
      'MODEL_UNREADABLE',
      'model-missing',
      'a model that is not there',
      { model: 'nowhere' },
      { model: '.' },
    ),
    refused(
      'TOO_MANY_FILES',
      'files-many',
      'more files than the limit',
      { options: { maxFiles: 2 } },
      { options: { maxFiles: 10 } },
    ),
    {
      code: 'FILE_CHANGED',
      name: 'changed-while-hashed',
      what: 'a file written while it is hashed',
      attempt: changedWhileHashed,
    },
  ];
}

function fifo(path: string): void {
  execFileSync('mkfifo', [path]);
}

/** Appends to a file again and again while it is hashed. */
async function changedWhileHashed(hostile: boolean, { folder }: World): Promise<unknown> {
  const model = join(folder, 'model');
  mkdirSync(model);
  const files = { 'weights.bin': Buffer.alloc(128 * 1024 * 1024) };
  layOut(model, files);
  const bundle = bundleText({ files });
  const write = () => writeFileSync(join(model, 'weights.bin'), 'x', { flag: 'a' });
  const timer = hostile ? setInterval(write, 1) : undefined;
  try {
    return await verifyModel(model, bundle, { trust: keyTrust() });
  } finally {
    clearInterval(timer);
  }
}
