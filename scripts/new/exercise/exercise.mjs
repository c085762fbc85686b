import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../lib/say.mjs';
import { Clone } from './clone.mjs';
import { OMISSIONS, WRONG_JUDGES } from './omissions.mjs';
import { byHand, COMMANDS } from './planted.mjs';
import { SUITES } from './suites.mjs';
import { asks, compiles, isCaught, passes, report } from './try.mjs';

const SCHEMAS = [
  '--conditions=@weighbridge/source',
  'packages/evidence/scripts/generate-schemas.ts',
];
const REGISTRY = /\/index\.ts$|\/catalogue\.ts$/;
const MOST = { files: 4, lines: 2 };

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} an exit code */
export async function exercise(env) {
  const clone = new Clone(env);
  for (const args of COMMANDS) await clone.must('node', 'scripts/new.mjs', ...args);
  const made = await clone.changed();
  let wrong = await compiles(clone, made, 'what is generated');
  for (const suite of [SUITES.type, SUITES.judges, SUITES.instrument])
    wrong += await asks(clone, suite);
  await clone.commit();
  for (const { path, text } of byHand()) writeFileSync(join(clone.folder, path), text);
  const written = await clone.changed();
  await clone.must('node', ...SCHEMAS);
  wrong += count(made, written);
  await clone.commit();
  wrong += await compiles(clone, made, 'what is written by hand');
  for (const suite of Object.values(SUITES)) wrong += await passes(clone, suite);
  for (const each of [...OMISSIONS, ...WRONG_JUDGES]) wrong += await isCaught(clone, each);
  say(wrong === 0 ? 'All is as it should be.' : `${wrong} things are not as they should be.`);
  return wrong === 0 ? 0 : 1;
}

/** @param {readonly string[]} made by the commands @param {readonly string[]} written by hand */
function count(made, written) {
  const lines = written.filter((path) => REGISTRY.test(path));
  const rest = made.filter((path) => !written.includes(path));
  const told = [
    `${written.length} files are written by hand, in ${lines.length} of them lines of a registry`,
    `what the commands write and nobody touches: ${rest.filter((path) => !REGISTRY.test(path)).join(', ')}`,
    `registries that the commands edit: ${rest.filter((path) => REGISTRY.test(path)).join(', ')}`,
  ];
  const isRight = written.length <= MOST.files && lines.length <= MOST.lines;
  return report(isRight, told.join('\n    '));
}
