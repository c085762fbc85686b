import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../lib/say.mjs';
import { Clone } from './clone.mjs';
import { OMISSIONS, WRONG_JUDGES } from './omissions.mjs';
import { runSuite, SUITES } from './suites.mjs';

/** What is written by hand, by the file that the commands write. */
const BY_HAND = {
  'packages/evidence/src/types/artifact-names.ts': 'type',
  'packages/posture/src/controls/artifact/art-4.ts': 'control',
  'packages/weigh/src/instruments/names.ts': 'instrument',
  'packages/weigh/test/samples/names.ts': 'sample',
};
const COMMANDS = [
  ['evidence', 'artifact/names'],
  ['control', 'WB-ART-4', 'artifact/names'],
  ['instrument', 'names', 'artifact/names'],
];
const SCHEMAS = [
  '--conditions=@weighbridge/source',
  'packages/evidence/scripts/generate-schemas.ts',
];
const MOST_SECONDS = 60;

/** Says a line, and gives back whether it is bad news. @param {boolean} isRight @param {string} line */
function report(isRight, line) {
  say(`${isRight ? 'ok     ' : 'WRONG  '} ${line}`);
  return isRight ? 0 : 1;
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} of how much it went wrong */
export async function exercise(env) {
  const clone = new Clone(env);
  for (const args of COMMANDS) await clone.must('node', 'scripts/new.mjs', ...args);
  const made = await clone.changed();
  let wrong = await compiles(clone, made, 'what is generated');
  wrong += await onlyUndecided(clone);
  await clone.commit();
  for (const [path, name] of Object.entries(BY_HAND)) {
    const text = readFileSync(join(import.meta.dirname, 'by-hand', `${name}.ts.txt`), 'utf8');
    writeFileSync(join(clone.folder, path), text);
  }
  await clone.must('node', ...SCHEMAS);
  wrong += await counts(clone, made);
  await clone.commit();
  wrong += await compiles(clone, made, 'what is written by hand');
  for (const suite of Object.values(SUITES)) wrong += await passes(clone, suite);
  for (const each of [...OMISSIONS, ...WRONG_JUDGES]) wrong += await isCaught(clone, each);
  say(wrong === 0 ? 'All of it is as it should be.' : `${wrong} things are not as they should be.`);
  return wrong === 0 ? 0 : 1;
}

/** @param {Clone} clone @param {readonly string[]} files @param {string} what */
async function compiles(clone, files, what) {
  const sources = files.filter((path) => path.endsWith('.ts'));
  const answers = [
    await clone.run('oxfmt', '--check', ...sources),
    await clone.run('oxlint', '--type-aware', '--type-check', '--deny-warnings', ...sources),
    await clone.run('node', 'scripts/check.mjs', 'changesets', 'cycles', 'paths'),
  ];
  const problems = answers.filter(({ code }) => code !== 0).map(({ output }) => output);
  const told = [`${what} is formatted, linted and compiles`, ...problems].join('\n');
  return report(problems.length === 0, told);
}

/** What fails before anything is written by hand names what is new. @param {Clone} clone */
async function onlyUndecided(clone) {
  let wrong = 0;
  for (const suite of [SUITES.type, SUITES.judges, SUITES.instrument]) {
    const { failures } = await runSuite(clone, suite);
    const others = failures.filter(({ name }) => !/artifact\/names|WB-ART-4|^names/.test(name));
    const told = failures.map(({ name }) => `\n    ${name}`).join('');
    wrong += report(
      failures.length > 0 && others.length === 0,
      `${suite.folder} asks for what is not decided:${told}`,
    );
  }
  return wrong;
}

/** @param {Clone} clone @param {readonly string[]} made */
async function counts(clone, made) {
  const written = (await clone.changed()).filter((path) => !path.includes('/schema/'));
  const lines = written.filter((path) => /\/index\.ts$|catalogue\.ts$/.test(path)).length;
  const rest = made.length - written.length;
  return report(
    written.length <= 4 && lines <= 2,
    `${written.length} files are written by hand, ${lines} registry lines; ${rest} more files are generated or edited: ${made.filter((path) => !written.includes(path)).join(', ')}`,
  );
}

/** @param {Clone} clone @param {{ folder: string, files: readonly string[] }} suite */
async function passes(clone, suite) {
  const { failures, seconds } = await runSuite(clone, suite);
  const told = failures.map(({ name, says }) => `\n    ${name}: ${says}`).join('');
  return report(
    failures.length === 0,
    `${suite.folder} ${suite.files.join(' ')} passes in ${seconds} s${told}`,
  );
}

/** @param {Clone} clone @param {import('./omissions.mjs').Omission} omission */
async function isCaught(clone, { what, file, change, suite, told }) {
  clone.change(file, change);
  const { failures, seconds } = await (suite === 'changesets'
    ? clone.check(suite)
    : runSuite(clone, suite));
  await clone.restore();
  const words = failures
    .map(({ name, says }) => `${name}\n${says}`)
    .find((each) => told.test(each));
  const by = suite === 'changesets' ? 'pnpm check changesets' : `${suite.folder}/${suite.files[0]}`;
  const said =
    words === undefined
      ? `, and ${by} says ${JSON.stringify(failures)}`
      : ` fails ${by} in ${seconds} s: ${told.exec(words)?.[0].replaceAll(/\s+/g, ' ').slice(0, 160)}`;
  return report(words !== undefined && seconds <= MOST_SECONDS, `${what}${said}`);
}
