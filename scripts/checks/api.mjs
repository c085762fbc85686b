import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leftOver, makeReports } from '../api-report/reports.mjs';
import { capture } from '../lib/capture.mjs';
import { temporaryFolder } from '../lib/temporary.mjs';

/** A change of the public API is committed knowingly, or not at all. */
export const api = {
  name: 'api',
  what: 'the committed API reports say what the packages export',
  run: problems,
};

/** @param {NodeJS.ProcessEnv} env */
async function problems(env) {
  const reports = await makeReports(env);
  const changed = reports.filter(({ made, committed }) => made !== committed);
  const told = [
    ...(await Promise.all(changed.map((report) => difference(report, env)))),
    ...leftOver(reports).map((path) => `${path}: this entry point no longer exists`),
  ];
  return told.length === 0
    ? ''
    : `${told.join('\n')}\nIf the change is intended, run \`pnpm api\` and commit the reports.`;
}

/**
 * @param {{ path: string, made: string, committed: string | undefined }} report
 * @param {NodeJS.ProcessEnv} env
 */
async function difference({ path, made, committed }, env) {
  const place = temporaryFolder('api-diff');
  const files = [join('committed', path), join('now', path)];
  for (const [i, text] of [committed ?? '', made].entries()) {
    const file = join(place, String(files[i]));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { output } = await capture(
    'git',
    ['diff', '--no-index', '--no-color', '--no-prefix', '--', ...files],
    env,
    place,
  );
  return output;
}
