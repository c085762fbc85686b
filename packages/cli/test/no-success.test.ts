import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateBom } from '@weighbridge/aibom/validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isGroup } from '../src/command.ts';
import type { CommandNode } from '../src/command.ts';
import { commands } from '../src/commands/index.ts';
import { CliError } from '../src/error.ts';
import { makeAnsweredModel, writeWaivedPolicy } from './answered-model.ts';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const SOURCE = ['--conditions=@weighbridge/source', '--disable-warning=ExperimentalWarning', BIN];

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await makeAnsweredModel(home);
  await writeWaivedPolicy(home, 'broken');
});
afterAll(() => remove());

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);

const POSTURE = 'm/attestations/posture.json --public-key p256.pub --model m';
/** A whole command line of every command that writes a result. */
const LINES: readonly string[] = [
  'weigh m',
  'weigh m --format json',
  'weigh m --format html',
  'bom m',
  'digest m',
  'inspect model.sig',
  'explain',
  'verify key m --public-key p256.pub',
  `verify posture ${POSTURE}`,
  'verify key m --public-key other.pub',
  'sign key m --private-key p256.pem',
  '--help',
  'verify --help',
  '--version',
];

describe('a result that cannot be written whole is not a success', () => {
  test.for(LINES)('%s on a full disk', async (line) => {
    const full = {
      write: () => Promise.reject(new CliError('UNWRITABLE', 'Free space: ENOSPC.')),
      isTTY: false,
      columns: () => undefined,
    };
    const { code, err } = await call([...line.split(' '), ...nowOf(line)], { stdout: full });
    expect([code, err]).toEqual([3, expect.stringContaining('Free space: ENOSPC.')]);
  });

  test.skipIf(!existsSync('/dev/full')).for(['bom m -q', '--help', 'explain WB-ART-1'])(
    'the process: %s > /dev/full',
    async (line) => {
      await using full = await open('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [...SOURCE, ...line.split(' ')], {
        cwd: home,
        env: { XDG_CACHE_HOME: join(home, 'cache') },
        stdio: ['ignore', full.fd, 'pipe'],
        encoding: 'utf8',
      });
      expect(stderr).toContain('stdout cannot be written (ENOSPC)');
      expect(status).toBe(3);
    },
  );

  test.skipIf(!existsSync('/dev/full'))(
    'nor is a result for a file that takes nothing',
    async () => {
      const { code, err } = await call(['bom', 'm', '-q', '-o', '/dev/full']);
      expect([code, err]).toEqual([
        3,
        'weighbridge: Choose another --output: /dev/full cannot be written (ENOSPC).\n',
      ]);
    },
  );
});

function nowOf(line: string): readonly string[] {
  return line.startsWith('verify posture') ? NOW : [];
}

/** Every command, as its words. */
function leaves(nodes: readonly CommandNode[], above: readonly string[] = []): readonly string[][] {
  return nodes.flatMap((node) =>
    isGroup(node) ? leaves(node.commands, [...above, node.name]) : [[...above, node.name]],
  );
}

describe('an empty value is refused in a sentence', () => {
  test.for(leaves(commands))('as the argument of %j', async (words) => {
    const { code, out, err } = await call([...words, '']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(
      /^weighbridge: error: <\w+> is empty; a shell variable in it may not be set$/m,
    );
  });

  test.for(['sign', 'verify', ''])('after "%s", with the default command', async (word) => {
    const { code, out } = await call(word === '' ? [''] : [word, '']);
    expect([code, out]).toEqual([3, '']);
  });

  test.for<[words: string, flag: string]>([
    ['weigh m', '--policy'],
    ['weigh m', '--previous'],
    ['weigh m', '--output'],
    ['weigh m', '--bom-out'],
    ['weigh m', '--cache'],
    ['weigh m', '--signature'],
    ['weigh m', '--model'],
    ['weigh m', '--allow-root'],
    ['bom m', '--policy'],
    ['sign key m', '--private-key'],
    ['sign key m --private-key p256.pem', '--password'],
    ['sign key m --private-key p256.pem', '--ignore-paths'],
    ['verify key m', '--public-key'],
    ['verify key m --public-key p256.pub', '--only'],
    ['verify sigstore m', '--identity'],
    [`verify posture ${POSTURE}`, '--policy'],
    ['verify attestation m/attestations/posture-vsa.json --public-key p256.pub', '--type'],
    ['explain', '--policy'],
  ])('of %s %s', async ([words, flag]) => {
    for (const given of [[flag, ''], [`${flag}=`]]) {
      const { code, out, err } = await call([...words.split(' '), ...given]);
      expect([code, out]).toEqual([3, '']);
      expect(err).toMatch(new RegExp(`error: the value of '.*${flag} .*' is empty`));
    }
  });

  test('a flag is not taken as the value of the flag before it', async () => {
    const { code, err } = await call(['weigh', 'm', '-o', '--strict']);
    expect(code).toBe(3);
    expect(err).toContain("'-o, --output <file>' has no value: '--strict' is an option itself");
    expect(await readdir(home)).not.toContain('--strict');
  });

  test('a value that only looks like a flag is taken', async () => {
    const { code } = await call(['weigh', 'm', '--place', '--of-mine', '-q', ...NOW]);
    expect(code).toBe(0);
  });
});

describe('--strict', () => {
  test.for<[line: string, plain: number, strict: number]>([
    ['weigh good', 0, 0],
    ['weigh broken', 1, 1],
    ['weigh unlicensed', 2, 1],
    ['bom good --policy default', 0, 0],
    ['bom unlicensed --policy default', 2, 1],
  ])('%s: %i, and with it %i', async ([line, plain, strict]) => {
    const argv = [...line.split(' '), '-q', ...NOW];
    expect((await call(argv)).code).toBe(plain);
    expect((await call([...argv, '--strict'])).code).toBe(strict);
  });

  test('an admission with conditions is 0, and with it 1', async () => {
    const argv = ['weigh', 'broken', '--policy', './waived.yaml', '-q', ...NOW];
    const plain = await call(argv);
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining('WITH CONDITIONS')]);
    const strict = await call([...argv, '--strict']);
    expect([strict.code, strict.out]).toEqual([1, plain.out]);
    const junit = await call([...argv, '--strict', '--format', 'junit']);
    expect(junit.code).toBe(1);
    const json = await call([...argv, '--strict', '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({
      exit: { code: 1, meaning: 'admitted with conditions, which --strict does not accept' },
    });
  });

  test('bom without a policy judges nothing, so --strict is refused', async () => {
    const { code, out, err } = await call(['bom', 'good', '--strict']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('Give --policy with --strict');
  });
});

describe('weigh --bom-out', () => {
  test('writes the weighing’s bill of materials', async () => {
    const { code } = await call(['weigh', 'm', '-q', '--bom-out', 'out/bom.json', ...NOW]);
    expect(code).toBe(0);
    const text = await readFile(join(home, 'out', 'bom.json'), 'utf8');
    expect(await validateBom(JSON.parse(text))).toMatchObject({ valid: true, errors: [] });
    expect(await readdir(join(home, 'out'))).toEqual(['bom.json']);
  });

  test.for<[file: string, says: RegExp]>([
    ['m/bom.json', /Choose --bom-out outside of the model's folder/],
    ['none/bom.json', /Choose another --bom-out: none\/bom\.json cannot be written \(ENOENT\)/],
    ['out', /Give --bom-out a file name: out is a folder/],
    ['-', /Give --bom-out a file of its own/],
    ['both.txt', /Give --bom-out a file of its own/],
  ])('%s is refused before anything is hashed', async ([file, says]) => {
    const { code, out, err } = await call(['weigh', 'm', '--bom-out', file, '-o', 'both.txt']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
    expect(err).not.toContain('hashed');
    expect(await readdir(join(home, 'm'))).not.toContain('bom.json');
  });
});
