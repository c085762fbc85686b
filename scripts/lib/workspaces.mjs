import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

/**
 * Folders of all packages of the workspace, relative to the root, in name order.
 *
 * The patterns are those of the root manifest: a folder, all folders in one, or with `!` one that is not a package.
 */
export function workspaceFolders(root = ROOT) {
  const { workspaces } = readManifest(root, '.');
  return /** @type {string[]} */ (workspaces)
    .flatMap((pattern) =>
      pattern.endsWith('/*') ? foldersIn(root, pattern.slice(0, -2)) : [pattern],
    )
    .filter((folder) => !workspaces.includes(`!${folder}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
}

/** @param {string} root @param {string} parent */
function foldersIn(root, parent) {
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);
}

/** @param {string} root @param {string} folder */
function readManifest(root, folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** Every package of the workspace: its folder and its manifest. */
export function workspaces(root = ROOT) {
  return workspaceFolders(root).map((folder) => ({ folder, manifest: readManifest(root, folder) }));
}

/** Packages that are published to the registry. */
export function publishable(root = ROOT) {
  return workspaces(root).filter(({ manifest }) => manifest.private !== true);
}
