import { say } from '../../lib/say.mjs';
import { ID } from './planted.mjs';
import { runSuite } from './suites.mjs';

/** @typedef {import('./clone.mjs').Clone} Clone */
/** @typedef {import('./suites.mjs').Suite} Suite */

/** An omission must fail within this time. */
const MOST_SECONDS = 60;
/** The title of a test that asks for something new. */
const NEW = new RegExp(`artifact/names|${ID}|^names`);

/** How much was tried so far. */
export const tried = { passed: 0, failed: 0 };

/** Counts what was tried, and prints it. @param {boolean} isRight @param {string} line */
export function report(isRight, line) {
  tried[isRight ? 'passed' : 'failed'] += 1;
  say(`${isRight ? 'ok     ' : 'WRONG  '} ${line}`);
}

/** @param {Clone} clone @param {readonly string[]} files @param {string} what */
export async function compiles(clone, files, what) {
  const sources = files.filter((path) => path.endsWith('.ts'));
  const answers = [
    await clone.run('oxfmt', '--check', ...sources),
    await clone.run('oxlint', '--type-aware', '--type-check', '--deny-warnings', ...sources),
    await clone.run('node', 'scripts/check.mjs', 'changesets', 'cycles', 'paths'),
  ];
  const problems = answers.filter(({ code }) => code !== 0).map(({ output }) => output);
  report(
    problems.length === 0,
    [`${what} is formatted, linted and compiles`, ...problems].join('\n'),
  );
}

/** Every failure asks for what is new, by its name. @param {Clone} clone @param {Suite} suite */
export async function asks(clone, suite) {
  const { failures } = await runSuite(clone, suite);
  const told = failures.map(({ name }) => `\n    ${name}`).join('');
  const isRight = failures.length > 0 && failures.every(({ name }) => NEW.test(name));
  report(isRight, `${suite.folder} asks for what is not decided:${told}`);
}

/** @param {Clone} clone @param {Suite} suite */
export async function passes(clone, suite) {
  const { failures, seconds } = await runSuite(clone, suite);
  const told = failures.map(({ name, says }) => `\n    ${name}: ${says}`).join('');
  report(
    failures.length === 0,
    `${suite.folder} ${suite.files.join(' ')} passes in ${seconds} s${told}`,
  );
}

/** @param {Clone} clone @param {import('./omissions.mjs').Omission} omission */
export async function isCaught(clone, { what, file, change, suite, told }) {
  clone.change(file, change);
  const ofChanges = suite === 'changesets';
  const { failures, seconds } = await (ofChanges ? clone.check(suite) : runSuite(clone, suite));
  await clone.restore();
  const all = failures.map(({ name, says }) => `${name}\n${says}`);
  const found = all.find((each) => told.test(each));
  const words = found === undefined ? all.join('\n') : (told.exec(found)?.[0] ?? '');
  const by = ofChanges ? 'pnpm check changesets' : `${suite.folder}/${suite.files[0]}`;
  const isRight = found !== undefined && seconds <= MOST_SECONDS;
  report(isRight, `${what}: ${by} in ${seconds} s: ${words.replaceAll(/\s+/g, ' ').slice(0, 400)}`);
}
