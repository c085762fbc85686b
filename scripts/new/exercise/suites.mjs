import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../../lib/capture.mjs';

/** @typedef {{ folder: string, files: readonly string[], mostRuns?: number }} Suite some tests of a package */

/** The suites that test an evidence type, its control, judge, instrument, panel and page, by package. */
export const SUITES = {
  type: { folder: 'packages/evidence', files: ['src/types', 'test/schema.test.ts'] },
  judges: {
    folder: 'packages/posture',
    files: ['src/controls', 'src/explain.test.ts', 'src/policies', 'test/wrong-judges.test.ts'],
  },
  laws: { folder: 'packages/posture', files: ['test/laws.test.ts'], mostRuns: 100 },
  instrument: { folder: 'packages/weigh', files: ['test/instruments.test.ts'] },
  panel: { folder: 'plugins/model-posture', files: ['src/panels'] },
  page: { folder: 'docs/site', files: ['test/reference.test.ts'] },
};

/** @typedef {{ seconds: number, failures: readonly { name: string, says: string }[] }} Outcome */

/**
 * Runs some tests of a package in a clone.
 *
 * @param {import('./clone.mjs').Clone} clone
 * @param {Suite} suite
 * @returns {Promise<Outcome>}
 */
export async function runSuite(clone, { folder, files, mostRuns = 1000 }) {
  const env = { ...clone.env, WEIGHBRIDGE_PROPERTY_RUNS: String(mostRuns) };
  const began = Date.now();
  const report = join(clone.folder, 'node_modules/report.json');
  rmSync(report, { force: true });
  const args = ['run', ...files, '--reporter=json', `--outputFile=${report}`];
  const { code, output } = await capture('vitest', args, env, join(clone.folder, folder));
  const seconds = Math.round((Date.now() - began) / 1000);
  if (!existsSync(report)) return { seconds, failures: [{ name: folder, says: output }] };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = testResults.flatMap(failuresIn);
  if (code !== 0 && failures.length === 0) failures.push({ name: folder, says: output });
  return { seconds, failures };
}

/** The failing tests of a file; the file itself if it cannot be loaded. @param {any} file */
function failuresIn({ name, message, status, assertionResults }) {
  const failed = assertionResults.filter((/** @type {any} */ each) => each.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [{ name, says: message }];
  return failed.map((/** @type {any} */ { fullName, failureMessages }) => ({
    name: fullName,
    says: failureMessages.join('\n').split('\n    at ')[0],
  }));
}
