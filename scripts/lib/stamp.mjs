import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './places.mjs';
import { workspaceFolders } from './workspaces.mjs';

/** Inside node_modules, so it is deleted with them. */
const STAMP = join(ROOT, 'node_modules', '.weighbridge', 'installed');

/** One digest of everything that an install depends on. @param {string} platformName */
export function installDigest(platformName) {
  const hash = createHash('sha256').update(`2 ${platformName}\n`);
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    'tools/pnpm/package-lock.json',
  ];
  const manifests = workspaceFolders().map((folder) => `${folder}/package.json`);
  for (const file of [...files, ...manifests]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether the last complete install was of exactly these files. @param {string} digest */
export function isInstalled(digest) {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== digest) return false;
  return workspaceFolders().every((folder) => hasModules(join(ROOT, folder)));
}

/** @param {string} folder */
function hasModules(folder) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const wanted = Object.keys({ ...dependencies, ...devDependencies });
  return wanted.length === 0 || existsSync(join(folder, 'node_modules'));
}

export function forgetInstalled() {
  rmSync(STAMP, { force: true });
}

/** @param {string} digest */
export function markInstalled(digest) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(`${STAMP}.new`, digest);
  renameSync(`${STAMP}.new`, STAMP);
}
