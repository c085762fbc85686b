import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';

const BIN = join(ROOT, 'packages', 'cli', 'src', 'bin.ts');
/** What the default policy asks for. */
const REQUIRED = ['WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'WB-BOM-4'];

/**
 * What was said about one folder.
 *
 * @typedef {object} Result
 * @property {import('./list.mjs').Row} row
 * @property {number} files how many were weighed
 * @property {string} gate the outcome
 * @property {string} step the next best step, as the terminal shows it; empty for none
 * @property {{ control: string, status: string, message: string, remedy: string }[]} verdicts of the required controls
 * @property {{ level: string, rule: string, message: string, where: string, remedy: string }[]} findings errors and warnings
 */

/**
 * Weighs one folder under the default policy, as a person would on the command line.
 *
 * @param {import('./list.mjs').Row} row
 * @param {string} folder
 * @param {string} home for the report
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
export async function weighFolder(row, folder, home, env) {
  const file = join(home, `${row.id}.json`);
  await tell(folder, ['--format', 'json', '--output', file], env);
  const shown = await tell(folder, [], env);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    row,
    files: report.totals.files,
    gate: report.posture.gate.outcome,
    step: /^Next best step: (.*)$/m.exec(shown)?.[1] ?? '',
    verdicts: REQUIRED.map((id) => verdictOf(report, id)),
    findings: report.findings
      .filter(({ level }) => level === 'error' || level === 'warning')
      .map(({ level, rule, message, location, remediation = '' }) => ({
        level,
        rule,
        message,
        where: location?.path ?? '',
        remedy: remediation,
      })),
  };
}

/** @param {string} folder @param {readonly string[]} options @param {NodeJS.ProcessEnv} env */
async function tell(folder, options, env) {
  const argv = [BIN, 'weigh', folder, '--no-cache', '--quiet', ...options];
  const { code, output } = await capture(
    'node',
    ['--conditions=@weighbridge/source', ...argv],
    env,
  );
  if (code >= 0 && code <= 2) return output;
  throw new Failure(`weighbridge weigh ${folder} ended with exit code ${code}:\n${output}`);
}

/** @param {any} report @param {string} id */
function verdictOf({ posture, controls }, id) {
  const verdict = posture.verdicts.find(({ control }) => control === id);
  const needy = verdict.status === 'fail' || verdict.status === 'unknown';
  const advice = verdict.remedy ?? controls.find((control) => control.id === id).remediation;
  return {
    control: id,
    status: verdict.status,
    message: verdict.message,
    remedy: needy ? advice : '',
  };
}
