import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

/**
 * Folders of all packages of the workspace, relative to the root, in name order.
 *
 * The patterns are those of the root manifest: a folder, all folders in one, or with `!` one that is none.
 */
export function workspaceFolders() {
  const { workspaces } = readManifest('.');
  return /** @type {string[]} */ (workspaces)
    .flatMap((pattern) => (pattern.endsWith('/*') ? foldersIn(pattern.slice(0, -2)) : [pattern]))
    .filter((folder) => !workspaces.includes(`!${folder}`))
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
    .sort();
}

/** @param {string} parent */
function foldersIn(parent) {
  if (!existsSync(join(ROOT, parent))) return [];
  return readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
}

/** Every package of the workspace: its folder and its manifest. */
export function workspaces() {
  return workspaceFolders().map((folder) => ({ folder, manifest: readManifest(folder) }));
}

/** Those that go to the registry. */
export function publishable() {
  return workspaces().filter(({ manifest }) => manifest.private !== true);
}
