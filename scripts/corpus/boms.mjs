import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command-line.mjs';

/** The timestamp of the bills, seconds since 1970: 2026-11-23T00:00:00Z. */
const EPOCH = '1795392000';

/** The CycloneDX versions that are written for every folder. */
const VERSIONS = ['1.7', '1.6'];

/**
 * One bill of one folder.
 *
 * @typedef {object} Bill
 * @property {import('./list.mjs').Row} row
 * @property {string} version of CycloneDX
 * @property {string} path of the document
 * @property {string} sha256 of the document, 64 hex digits
 * @property {number} claims how many properties of the model are claims
 * @property {boolean} same whether a second run gave the same bytes
 */

// Run as a separate program, with the condition that selects sources: the command line, in one process.
const [input, output, folder] = process.argv.slice(2);
if (input !== undefined && folder !== undefined && output !== undefined)
  void writeAll(input, folder, output);

/**
 * Writes every bill of every folder as a person would on the command line, twice.
 *
 * @param {string} from file with the tasks @param {string} to folder for the bills @param {string} list file for the results
 */
async function writeAll(from, to, list) {
  /** @type {import('./weigh-all.mjs').Task[]} */
  const tasks = JSON.parse(readFileSync(from, 'utf8'));
  /** @type {Bill[]} */
  const bills = [];
  for (const task of tasks) {
    for (const version of VERSIONS) bills.push(await writeBill(task, version, to));
    console.log(`${task.row.name}: written twice as ${VERSIONS.join(' and ')}`);
  }
  writeFileSync(list, JSON.stringify(bills));
}

/** @param {import('./weigh-all.mjs').Task} task @param {string} version @param {string} to @returns {Promise<Bill>} */
async function writeBill({ row, folder: model }, version, to) {
  const write = () =>
    runCommand(['bom', model, '--spec-version', version], { SOURCE_DATE_EPOCH: EPOCH });
  const [text, again] = [await write(), await write()];
  const path = join(to, `${row.id}.${version}.cdx.json`);
  writeFileSync(path, text);
  const bom = JSON.parse(text);
  const claims = bom.metadata.component.properties.filter((each) =>
    each.name.startsWith('weighbridge:claim:'),
  );
  return {
    row,
    version: bom.specVersion,
    path,
    sha256: createHash('sha256').update(text).digest('hex'),
    claims: claims.length,
    same: text === again,
  };
}
