import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weighbridge-seed-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly output: string;
}

const seed = (...args: string[]): Run => seedIn({}, ...args);

/** Runs the command as `pnpm seed` does. */
function seedIn(env: NodeJS.ProcessEnv, ...args: string[]): Run {
  const flags = ['--conditions=@weighbridge/source', '--no-warnings'];
  const script = join(import.meta.dirname, 'seed.ts');
  const run = spawnSync(process.execPath, [...flags, script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', PORTAL_DATA: '', INIT_CWD: folder, ...env },
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

test('generates a fleet in the given folder, and replaces it there', () => {
  expect(seed('--models', '3', '--data', 'fleet')).toEqual({
    code: 0,
    output: expect.stringContaining('3 models are in'),
  });
  expect(seed('--models', '2', '--data', 'fleet').code).toBe(0);
  const files = readdirSync(join(folder, 'fleet')).toSorted();
  expect(files).toEqual(['catalog.sqlite', 'drawn-fleet.json', 'model-posture.sqlite']);
  expect(readFileSync(join(folder, 'fleet/drawn-fleet.json'), 'utf8')).toBe(
    '{"models":2,"seed":1}\n',
  );
});

test('generates it where the portal looks for it, unless a folder is named', () => {
  const env = { PORTAL_DATA: join(folder, 'kept') };
  expect(seedIn(env, '--models', '2')).toEqual({
    code: 0,
    output: expect.stringContaining(`2 models are in ${join(folder, 'kept')};`),
  });
  expect(seedIn(env, '--models', '2', '--data', 'named').code).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(['kept', 'named']);
});

test('leaves the databases of a portal in use alone', () => {
  writeFileSync(join(folder, 'catalog.sqlite'), 'in use');
  expect(seed('--models', '3', '--data', '.')).toEqual({
    code: 3,
    output: expect.stringContaining('contains databases that this command did not make'),
  });
  expect(readdirSync(folder)).toEqual(['catalog.sqlite']);
  expect(readFileSync(join(folder, 'catalog.sqlite'), 'utf8')).toBe('in use');
});

test('says so if the folder cannot be made', () => {
  writeFileSync(join(folder, 'fleet'), 'a file');
  expect(seed('--data', 'fleet')).toEqual({
    code: 3,
    output: expect.stringContaining('fleet cannot be made; name a folder with --data'),
  });
});

test.for([
  [['--models', 'many'], '--models must be a whole number from 1 to 100000'],
  [['--models', '0'], '--models must be a whole number from 1 to 100000'],
  [['--seed', 'x'], '--seed must be a whole number'],
  [['--to', 'there'], "Unknown option '--to'"],
  [['5000'], "Unexpected argument '5000'"],
] as const)('refuses %s in a sentence and makes nothing', ([args, sentence]) => {
  const { code, output } = seed(...args, '--data', 'fleet');
  expect(code).toBe(3);
  expect(output).toContain(sentence);
  expect(output).not.toContain('    at ');
  expect(readdirSync(folder)).toEqual([]);
});

test('describes itself', () => {
  expect(seed('--help')).toEqual({ code: 0, output: expect.stringContaining('--data DIR') });
});
