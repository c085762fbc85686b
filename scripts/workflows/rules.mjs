import { parse } from 'yaml';

const PINNED = /^[^@\s]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
/** Jobs that may request an identity token: it is worth as much as a password. */
const MAY_PROVE = ['release.yml publish', 'scorecard.yml scorecard'];

/**
 * How a workflow breaks the rules of this project: the schema allows it, and it would be a vulnerability.
 *
 * @param {string} file
 * @param {string} text
 */
export function ruleProblems(file, text) {
  const { on, permissions, jobs = {} } = parse(text);
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {});
  return [
    ...usesProblems(text),
    ...(JSON.stringify(permissions) === '{}' ? [] : ['permissions of the workflow are not {}']),
    ...(triggers.includes('pull_request_target') ? ['it runs with rights for anybody'] : []),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      jobProblems(`${file} ${name}`, job).map((problem) => `${name}: ${problem}`),
    ),
  ];
}

/** An action is named by its commit, with its tag next to it. @param {string} text */
export function usesProblems(text) {
  return [...text.matchAll(/^\s*-?\s*uses:\s*(.+)$/gm)]
    .map(([, used]) => String(used).trim())
    .filter((used) => !used.startsWith('$/') && !PINNED.test(used))
    .map((used) => `${used} is not pinned by commit with its tag next to it`);
}

/** @param {string} id @param {any} job */
function jobProblems(id, job) {
  const { permissions, steps = [] } = job;
  const proves = permissions?.['id-token'] === 'write';
  const problems = [
    [permissions === undefined, 'it does not say its permissions'],
    [typeof permissions === 'string', 'its permissions are not named one by one'],
    [job['timeout-minutes'] === undefined, 'it has no timeout'],
    [proves && !MAY_PROVE.includes(id), 'it may prove who it is'],
    [id === 'release.yml publish' && job.environment !== 'npm', 'it is not in environment npm'],
  ];
  return [
    ...problems.filter(([wrong]) => wrong === true).map(([, problem]) => String(problem)),
    ...steps.flatMap((/** @type {any} */ step) => stepProblems(step)),
  ];
}

/** @param {any} step */
function stepProblems({ uses = '', run = '', with: settings = {} }) {
  const checksOut = uses.startsWith('actions/checkout@');
  const setsUp = uses.startsWith('actions/setup-node@');
  const problems = [
    [checksOut && settings['persist-credentials'] !== false, 'checkout leaves its token on disk'],
    [setsUp && settings['package-manager-cache'] !== false, 'setup-node uses a cache'],
    [uses.startsWith('actions/cache'), 'it uses a cache'],
    [run.includes('${{'), 'a command is put together from an expression'],
  ];
  return problems.filter(([wrong]) => wrong === true).map(([, problem]) => String(problem));
}
