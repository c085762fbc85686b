import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { publishable, workspaces } from '../lib/workspaces.mjs';

/** Our manifests as after a release of everything, and nothing else. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'versions-'));
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset/config.json'])
    cpSync(join(ROOT, file), join(folder, file));
  writeFileSync(join(folder, 'pnpm-lock.yaml'), "lockfileVersion: '9.0'\n");
  for (const { folder: place, manifest } of workspaces()) {
    mkdirSync(join(folder, place), { recursive: true });
    const version = manifest.private === true ? manifest.version : '0.4.0';
    writeFileSync(join(folder, place, 'package.json'), JSON.stringify({ ...manifest, version }));
  }
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Versions after a release with these changesets, of those that were released. @param {Record<string, string>} changes */
function release(changes) {
  const head = Object.entries(changes).map(([name, size]) => `'${name}': ${size}`);
  writeFileSync(join(folder, '.changeset', 'one.md'), `---\n${head.join('\n')}\n---\n\nWhy.\n`);
  const { status, stdout } = spawnSync('changeset', ['version'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  const all = publishable().map(({ folder: place, manifest }) => {
    const { version } = JSON.parse(readFileSync(join(folder, place, 'package.json'), 'utf8'));
    return [manifest.name.replace('@weighbridge/', ''), version];
  });
  return Object.fromEntries(all.filter(([, version]) => version !== '0.4.0'));
}

const PLUGIN = 'backstage-plugin-model-posture';

test('a package is versioned alone: packages that do not use it stay unchanged', () => {
  expect(release({ '@weighbridge/cli': 'minor' })).toEqual({ cli: '0.5.0' });
});

test('users of a package that leaves their range get a patch, private packages nothing', () => {
  const released = release({ '@weighbridge/report': 'minor' });
  expect(released).toEqual({ report: '0.5.0', cli: '0.4.1' });
  const example = readFileSync(join(folder, 'examples', 'doors', 'package.json'), 'utf8');
  expect(JSON.parse(example).version).toBe('0.0.0');
});

test('plugins that are released together get one version, the highest', () => {
  const released = release({
    [`@weighbridge/${PLUGIN}`]: 'minor',
    [`@weighbridge/${PLUGIN}-backend`]: 'patch',
  });
  expect(released).toEqual({ [PLUGIN]: '0.5.0', [`${PLUGIN}-backend`]: '0.5.0' });
});

test('an unchanged plugin is not released merely because its family is', () => {
  expect(release({ [`@weighbridge/${PLUGIN}`]: 'patch' })).toEqual({ [PLUGIN]: '0.4.1' });
});

test('every package keeps the promise of 0.x', () => {
  for (const { manifest } of publishable()) expect(manifest.version).toMatch(/^0\.\d+\.\d+$/);
});
