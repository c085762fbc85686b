import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

const TYPES = 'packages/evidence/src/types';
const CONTROLS = 'packages/posture/src/controls';

/** The sources below a folder, tests aside, by path from the root. @param {string} root @param {string} folder */
function sources(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(root, folder, name), 'utf8'),
    }));
}

/** Registered evidence types, each with its contract and its payload. @param {string} root */
function typesIn(root) {
  return sources(root, TYPES).flatMap(({ text }) =>
    [...text.matchAll(/const (\w+): EvidenceContract<(\w+)> = \{\s+type: '([^']+)'/g)].map(
      ([, contract = '', payload = '', type = '']) => ({ type, contract, payload }),
    ),
  );
}

/** Every control: id, its letters and number, its family. @param {string} root */
export function controlsIn(root) {
  return sources(root, CONTROLS).flatMap(({ text }) =>
    [...text.matchAll(/id: 'WB-([A-Z0-9]+)-(\d+)',\s+version: \d+,\s+family: '(\w+)'/g)].map(
      ([, letters = '', number, family = '']) => ({ letters, number: Number(number), family }),
    ),
  );
}

/** The number of a new control with the given letters. @param {string} root @param {string} letters */
export function nextNumber(root, letters) {
  const family = controlsIn(root).filter((each) => each.letters === letters);
  return Math.max(0, ...family.map(({ number }) => number)) + 1;
}

/** Families of evidence: of registered types, and of types that controls wait for. @param {string} root */
export function familiesIn(root) {
  const waited = sources(root, CONTROLS).flatMap(({ text }) =>
    [...text.matchAll(/type: '([a-z]+)\//g)].map(([, family = '']) => family),
  );
  const known = typesIn(root).map(({ type }) => type.split('/')[0] ?? '');
  return [...new Set([...known, ...waited])].toSorted();
}

/**
 * @param {string} root
 * @param {string} type
 * @param {string} command that takes it
 * @throws {Failure} for a type that is not registered
 */
export function typeIn(root, type, command) {
  const known = typesIn(root);
  const found = known.find((each) => each.type === type);
  if (found !== undefined) return found;
  const all = known.map((each) => each.type).join(', ');
  throw new Failure(
    `'${type}' is not an evidence type: ${command} takes one of ${all}; pnpm new evidence makes another.`,
    3,
  );
}
