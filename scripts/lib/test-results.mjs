import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { workspaces } from './workspaces.mjs';

/** @typedef {{ passed: number, failed: number, notRun: Record<string, number>, missing: string[] }} Sum */

/** Every package with a test script, and the file to which its run writes the counts. */
export function suites() {
  return workspaces()
    .filter(({ manifest }) => manifest.scripts?.test !== undefined)
    .map(({ folder, manifest }) => ({
      name: manifest.name,
      file: join(ROOT, folder, 'test-results', 'results.json'),
    }));
}

/** Removes the counts of earlier runs: a run writes new ones, or the cache restores them. */
export function forgetResults() {
  for (const { file } of suites()) rmSync(file, { force: true });
}

/**
 * Adds up what every package counted. A package without a count has failed, and so has a task that failed although
 * no test did: a type error in a build, a run without tests.
 *
 * @param {readonly { name: string, file: string }[]} all
 * @param {Iterable<string>} failedTasks `<package>:<task>`
 * @returns {Sum}
 */
export function addUp(all, failedTasks = []) {
  /** @type {Sum} */
  const sum = { passed: 0, failed: 0, notRun: {}, missing: [] };
  const unexplained = new Set(failedTasks);
  for (const { name, file } of all) {
    if (!existsSync(file)) {
      sum.failed += 1;
      sum.missing.push(name);
      unexplained.delete(`${name}:test`);
      continue;
    }
    const { passed, failed, notRun } = JSON.parse(readFileSync(file, 'utf8'));
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) unexplained.delete(`${name}:test`);
    for (const [need, count] of Object.entries(notRun)) {
      sum.notRun[need] = (sum.notRun[need] ?? 0) + Number(count);
    }
  }
  sum.failed += unexplained.size;
  return sum;
}

/**
 * The closing line.
 *
 * @param {Sum} sum
 * @param {readonly { name: string, hint: string }[]} known
 */
export function closingLine({ passed, failed, notRun }, known) {
  const needs = Object.keys(notRun).sort();
  const count = needs.reduce((total, need) => total + (notRun[need] ?? 0), 0);
  const hints = needs.map(
    (need) => `${need} (${known.find(({ name }) => name === need)?.hint ?? 'unknown'})`,
  );
  const missing = count === 0 ? '' : `, ${count} not run: ${hints.join(', ')}`;
  return `${passed} passed, ${failed} failed${missing}`;
}
