import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyModel } from '../../../src/index.ts';
import type { HostileCase, World } from '../case.ts';
import { keyTrust } from '../keys.ts';
import { MODEL } from '../oms-statement.ts';
import { bundleText, layOut, refused } from '../plan.ts';
import { differs, obstructs } from './files.ts';
import type { Disk } from './files.ts';

/** Entries of the model's folder that are not regular files, or change their type. */
export const obstacleCases: readonly HostileCase[] = [...links(), ...unreadable()];

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
      'a dangling link, where links are signed',
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
    obstructs(
      'NAME_NOT_UTF8',
      'name-not-utf8',
      'an added file with a name that is not UTF-8',
      (model) =>
        writeFileSync(Buffer.concat([Buffer.from(`${model}/`), Buffer.from([0xff, 0xfe])]), 'x'),
    ),
    refused(
      'MODEL_UNREADABLE',
      'model-missing',
      'a missing model',
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
  const bundle = await bundleText({ files });
  const write = () => writeFileSync(join(model, 'weights.bin'), 'x', { flag: 'a' });
  const timer = hostile ? setInterval(write, 1) : undefined;
  try {
    return await verifyModel(model, bundle, { trust: keyTrust() });
  } finally {
    clearInterval(timer);
  }
}
