import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './command-line.mjs';

/** The controls that the default policy requires. */
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

/** @typedef {{ row: import('./list.mjs').Row, folder: string }} Task */

// Run as a separate program, with the condition that selects sources: the command line, in one process.
const [input, output] = process.argv.slice(2);
if (input !== undefined && output !== undefined) void weighAll(input, output);

/**
 * Weighs every folder as a person would on the command line, under the default policy.
 *
 * @param {string} from file with the tasks @param {string} to file for the results
 */
async function weighAll(from, to) {
  /** @type {Task[]} */
  const tasks = JSON.parse(readFileSync(from, 'utf8'));
  /** @type {Result[]} */
  const results = [];
  for (const { row, folder } of tasks) {
    const shown = await runCommand(['weigh', folder]);
    const report = JSON.parse(await runCommand(['weigh', folder, '--format', 'json']));
    const result = resultOf(row, report, shown);
    console.log(`${row.name}: ${result.gate}`);
    results.push(result);
  }
  writeFileSync(to, JSON.stringify(results));
}

/** @param {import('./list.mjs').Row} row @param {any} report @param {string} shown @returns {Result} */
function resultOf(row, report, shown) {
  return {
    row,
    files: report.totals.files,
    gate: report.posture.gate.outcome,
    step: /^Next best step: (.*)$/m.exec(shown)?.[1] ?? '',
    verdicts: REQUIRED.map((id) => verdictOf(report, id)),
    findings: report.findings
      .filter(({ level }) => level === 'error' || level === 'warning')
      .map(({ level, ruleId, message, locations, remediation = '' }) => ({
        level,
        rule: ruleId,
        message,
        where: locations[0]?.path ?? '',
        remedy: remediation,
      })),
  };
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
