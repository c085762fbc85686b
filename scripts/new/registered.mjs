import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Evidence types that are registered. @param {string} root @returns {readonly string[]} */
export function typesIn(root) {
  return sources(root, TYPES).flatMap(({ text }) => /^ {2}type: '([^']+)'/m.exec(text)?.[1] ?? []);
}

/** Every control: id, its letters and number, its family. @param {string} root */
export function controlsIn(root) {
  return sources(root, CONTROLS).flatMap(({ text }) =>
    [...text.matchAll(/id: 'WB-([A-Z0-9]+)-(\d+)',\s+version: \d+,\s+family: '(\w+)'/g)].map(
      ([, letters = '', number, family = '']) => ({ letters, number: Number(number), family }),
    ),
  );
}

/** Families of evidence: of what is registered, and of what controls wait for. @param {string} root */
export function familiesIn(root) {
  const waited = sources(root, CONTROLS).flatMap(({ text }) =>
    [...text.matchAll(/type: '([a-z]+)\//g)].map(([, family = '']) => family),
  );
  const known = typesIn(root).map((type) => type.split('/')[0] ?? '');
  return [...new Set([...known, ...waited])].toSorted();
}
