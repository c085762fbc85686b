import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keySigner, signModel } from '../../../src/index.ts';
import type { BundleSigner, SignModelOptions } from '../../../src/index.ts';
import type { HostileCase, World } from '../case.ts';
import { keyPair } from '../keys.ts';
import { MODEL } from '../oms-statement.ts';
import type { Files } from '../oms-statement.ts';
import { layOut } from '../plan.ts';

type Code = HostileCase['code'];

/** A signing, and the hostile part of the model or the signer. */
interface Signing {
  readonly files?: Files;
  readonly disk?: (model: string) => void;
  readonly options?: SignModelOptions;
  readonly signer?: () => BundleSigner;
}

/** Models that must not be signed. */
export const signingCases: readonly HostileCase[] = models();

function models(): readonly HostileCase[] {
  const deep = Array.from({ length: 80 }, () => 'd').join('/');
  return [
    signing('MODEL_EMPTY', 'sign-nothing', 'a model without a file', {
      files: {},
      disk: (model) => mkdirSync(join(model, 'empty')),
    }),
    signing('MODEL_EMPTY', 'sign-ignored', 'a model that is ignored completely', {
      options: { ignorePaths: Object.keys(MODEL) },
    }),
    signing('SYMLINK', 'sign-link', 'a link among the files to be signed', {
      disk: (model) => symlinkSync('weights.bin', join(model, 'link.bin')),
    }),
    signing('SYMLINK', 'sign-link-out', 'a link out of the model, where links may be signed', {
      disk: (model) => symlinkSync('/etc/hostname', join(model, 'link.bin')),
      options: { allowSymlinks: true },
    }),
    signing('SPECIAL_FILE', 'sign-fifo', 'a FIFO among the files to be signed', {
      disk: (model) => execFileSync('mkfifo', [join(model, 'pipe')]),
    }),
    signing('NAME_UNSAFE', 'sign-backslash', 'a name to be signed with a backslash', {
      disk: (model) => layOut(model, { 'a\\b': 'x' }),
    }),
    signing('NAME_UNSAFE', 'sign-control', 'a name to be signed with a terminal escape', {
      disk: (model) => layOut(model, { 'a\u001b[2J': 'x' }),
    }),
    signing('NAME_NOT_UTF8', 'sign-not-utf8', 'a name to be signed that is not UTF-8', {
      disk: (model) =>
        writeFileSync(Buffer.concat([Buffer.from(`${model}/`), Buffer.from([0xff])]), 'x'),
    }),
    signing(
      'RESOURCE_TWIN',
      'sign-case-twin',
      'two names to be signed that are one on Windows and macOS',
      { disk: (model) => layOut(model, { 'Weights.bin': 'x' }) },
    ),
    signing(
      'EMPTY_FILE',
      'sign-empty-shards',
      'an empty file to be signed in shards, which list none',
      { disk: (model) => layOut(model, { empty: '' }), options: { method: 'shards' } },
      { disk: (model) => layOut(model, { empty: '' }) },
    ),
    ...notStatements(),
    signing('FILE_UNREADABLE', 'sign-too-deep', 'folders deeper than the limit', {
      disk: (model) => layOut(model, { [`${deep}/x`]: 'x' }),
    }),
    signing(
      'IGNORE_PATH',
      'sign-ignore-pattern',
      'a pattern as path to be ignored',
      { options: { ignorePaths: ['*.tmp'] } },
      { options: { ignorePaths: ['x.tmp'] } },
    ),
    signing(
      'IGNORE_PATH',
      'sign-ignore-out',
      'a path to be ignored that leads out of the model',
      { options: { ignorePaths: ['../x'] } },
      { options: { ignorePaths: ['x'] } },
    ),
  ];
}

/** Entries that must not stay unsigned because of their folder. */
function notStatements(): readonly HostileCase[] {
  const within = (name: string, content: string | Uint8Array) => ({
    disk: (model: string) => layOut(model, { [`attestations/${name}`]: content }),
  });
  const statement = within('posture.json', '{"mediaType": "x"}');
  const case_ = (name: string, what: string, hostile: Signing, benign: Signing = statement) =>
    signing('NOT_A_STATEMENT', `sign-attestations-${name}`, what, hostile, benign);
  return [
    case_('weights', 'weights in attestations', within('model.safetensors', 'x')),
    case_(
      'pickle',
      'a pickle named like a statement',
      within('evil.json', Uint8Array.of(0x80, 4, 0x4e, 0x2e)),
    ),
    case_('list', 'JSON in attestations that is not an object', within('a.json', '[{}]')),
    case_('deep', 'a folder in attestations', within('deep/a.json', '{}')),
    case_('name', 'a name that no statement has', within('A.json', '{}'), {
      ...within('A.json', '{}'),
      options: { ignorePaths: ['attestations/A.json'] },
    }),
    case_('file', 'a file named attestations', {
      disk: (model) => layOut(model, { attestations: 'x' }),
    }),
    case_('link', 'a link named like a statement', {
      disk: (model) => {
        mkdirSync(join(model, 'attestations'));
        symlinkSync('../weights.bin', join(model, 'attestations/a.json'));
      },
    }),
  ];
}

export function signing(
  code: Code,
  name: string,
  what: string,
  hostile: Signing,
  benign: Signing = {},
): HostileCase {
  return {
    code,
    name,
    what,
    attempt: (isHostile, world) => sign(isHostile ? hostile : benign, world),
  };
}

export async function sign(plan: Signing, { folder }: World): Promise<unknown> {
  const model = join(folder, 'model');
  mkdirSync(model);
  layOut(model, plan.files ?? MODEL);
  plan.disk?.(model);
  const key = keyPair().privateKey.export({ type: 'pkcs8', format: 'pem' });
  return signModel(model, plan.signer?.() ?? keySigner(key), plan.options);
}
