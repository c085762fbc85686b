import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clone } from './clone.mjs';
import { OMISSIONS, WRONG_JUDGES } from './omissions.mjs';
import { byHand, COMMANDS, OTHERS } from './planted.mjs';
import { SUITES } from './suites.mjs';
import { asks, compiles, isCaught, passes, report, tried } from './try.mjs';

const SCHEMAS = [
  '--conditions=@weighbridge/source',
  'packages/evidence/scripts/generate-schemas.ts',
];
const REGISTRY = /\/index\.ts$|\/catalogue\.ts$/;
const MOST = { files: 4, lines: 2 };

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} an exit code */
export async function exercise(env) {
  const clone = new Clone(env);
  const make = (/** @type {string[]} */ args) => clone.must('node', 'scripts/new.mjs', ...args);
  for (const args of OTHERS) await make(args);
  await compiles(clone, await clone.changed(), 'what is generated of a format and a command');
  await clone.restore();
  for (const args of COMMANDS) await make(args);
  const made = await clone.changed();
  await compiles(clone, made, 'what is generated of a type, a control and an instrument');
  for (const suite of [SUITES.type, SUITES.judges, SUITES.instrument]) await asks(clone, suite);
  await clone.commit();
  for (const { path, text } of byHand()) writeFileSync(join(clone.folder, path), text);
  const written = await clone.changed();
  await clone.must('node', ...SCHEMAS);
  count(made, written);
  await clone.commit();
  await compiles(clone, made, 'what is written by hand');
  for (const suite of Object.values(SUITES)) await passes(clone, suite);
  for (const each of [...OMISSIONS, ...WRONG_JUDGES]) await isCaught(clone, each);
  console.log(`${tried.passed} passed, ${tried.failed} failed`);
  return tried.failed === 0 ? 0 : 1;
}

/** @param {readonly string[]} made by the commands @param {readonly string[]} written by hand */
function count(made, written) {
  const lines = written.filter((path) => REGISTRY.test(path));
  const rest = made.filter((path) => !written.includes(path));
  const told = [
    `${written.length} files are written by hand, in ${lines.length} of them lines of a registry`,
    `what the commands write and no one edits: ${rest.filter((path) => !REGISTRY.test(path)).join(', ')}`,
    `registries that the commands edit: ${rest.filter((path) => REGISTRY.test(path)).join(', ')}`,
  ];
  const isRight = written.length <= MOST.files && lines.length <= MOST.lines;
  report(isRight, told.join('\n    '));
}
