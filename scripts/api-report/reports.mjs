import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from '../lib/built.mjs';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { temporaryFolder } from '../lib/temporary.mjs';
import { entries } from './entries.mjs';

const CHILD = fileURLToPath(new URL('./extract.mjs', import.meta.url));

/**
 * The current public API of every published package, with the committed report.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly { path: string, made: string, committed: string | undefined }[]>}
 */
export async function makeReports(env) {
  await built(env);
  const place = temporaryFolder('api');
  const all = entries();
  const jobs = all.map((entry) => ({ ...entry, out: join(place, entry.folder) }));
  for (const { out } of jobs) mkdirSync(out, { recursive: true });
  await extract(jobs, join(place, 'jobs.json'), env);
  return jobs.map(({ folder, report, out }) => {
    const path = join(folder, report);
    const committed = existsSync(join(ROOT, path))
      ? readFileSync(join(ROOT, path), 'utf8')
      : undefined;
    return { path, made: readFileSync(join(out, report), 'utf8'), committed };
  });
}

/** Reports of entry points that no longer exist. @param {readonly { path: string }[]} reports */
export function leftOver(reports) {
  const known = new Set(reports.map(({ path }) => path));
  const folders = new Set(entries().map(({ folder }) => folder));
  return Array.from(folders).flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.api.md'))
      .map((name) => join(folder, name))
      .filter((path) => !known.has(path)),
  );
}

/**
 * @param {readonly unknown[]} jobs
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
async function extract(jobs, file, env) {
  writeFileSync(file, JSON.stringify(jobs));
  const { code, output } = await capture('node', [CHILD, file], env);
  if (code !== 0) throw new Failure(`The declarations cannot be read:\n${output}`);
}
