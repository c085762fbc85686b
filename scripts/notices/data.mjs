import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Entry
 * @property {string} file in the package, or a folder of it
 * @property {string} name of the work it comes from
 * @property {string} source where that is published
 * @property {string} edition which one was read
 * @property {string} licence an SPDX id, or in words
 * @property {string} [copyright] as its owner writes it
 * @property {string} [text] of the licence, if it must be included
 * @property {string} taken what of it is included, and what is not
 */

const MEMBERS = /** @type {const} */ (['file', 'name', 'source', 'edition', 'licence', 'taken']);
/** Our sources; any other file in a package is data that must be accounted for. */
const CODE = /\.(ts|tsx|css)$/;

/** What a bundler includes; the release rehearsal checks the tarball against it. */
const BUILT = /^dist\//;

/**
 * What a package says about third-party data in it.
 *
 * A data file that itself states name, edition and source is not repeated.
 *
 * @param {string} folder
 * @returns {{ entries: Entry[], problems: string[] }}
 */
export function readData(folder) {
  const file = join(folder, 'notices.json');
  const { data = [], own = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const entries = data.map((/** @type {any} */ entry) => ({
    ...ownWords(folder, entry),
    ...entry,
  }));
  const known = [...entries.map((/** @type {Entry} */ entry) => entry.file), ...own];
  return {
    entries,
    problems: [
      ...entries.flatMap(entryProblems),
      ...known
        .filter((one) => !BUILT.test(one) && !existsSync(join(folder, one)))
        .map((one) => `there is no ${one}`),
      ...dataFiles(folder)
        .filter((one) => !known.some((name) => one === name || one.startsWith(`${name}/`)))
        .map((one) => `notices.json does not name ${one}, as data of others or as own`),
    ],
  };
}

/** @param {string} folder @param {any} entry */
function ownWords(folder, { file }) {
  if (!String(file).endsWith('.json') || !existsSync(join(folder, file))) return {};
  const { name, edition, date, source } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const dated =
    typeof date === 'string' && !edition?.includes(date) ? `${edition} (${date})` : edition;
  return { name, edition: dated, source };
}

/** @param {any} entry */
function entryProblems(entry) {
  return MEMBERS.filter((member) => typeof entry[member] !== 'string' || entry[member] === '').map(
    (member) => `the entry of ${entry.file} does not say its ${member}`,
  );
}

/** @param {string} folder */
function dataFiles(folder) {
  const source = join(folder, 'src');
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
