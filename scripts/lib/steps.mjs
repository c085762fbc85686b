import { Failure } from './failure.mjs';
import { breakingSilence, forSeconds } from './silence.mjs';

/** @typedef {{ name: string, what: string, run(note: (text: string) => void): Promise<string> }} Step */

/** Parallel steps share one output. */
let last = Date.now();
const voice = {
  /** @param {string} line */
  say(line) {
    last = Date.now();
    console.log(line);
  },
  silentMs: () => Date.now() - last,
};

/**
 * Runs steps with one line each as they end, followed by the problems of the step. Slow steps are named while they
 * run.
 *
 * @param {readonly Step[]} steps a step returns its problems as text; its notes appear in its line
 * @param {number} beside how many run at the same time, begun in their order
 * @returns {Promise<number>} how many failed
 */
export async function runSteps(steps, beside = 1) {
  const waiting = [...steps];
  /** @type {Map<string, number>} since when each runs */
  const running = new Map();
  let failed = 0;
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      running.set(step.name, Date.now());
      // Not `failed += await`, which would lose failures from meanwhile.
      const problems = await runStep(step);
      failed += problems;
      running.delete(step.name);
    }
  };
  const all = () => Promise.all(Array.from({ length: beside }, work));
  await breakingSilence(() => stillRunning(running), all, voice);
  return failed;
}

/** @param {ReadonlyMap<string, number>} running */
function stillRunning(running) {
  const each = [...running].map(([name, since]) => `${name} ${forSeconds(since)}`);
  return `...     still running: ${each.join(', ')}`;
}

/** @param {Step} step @returns {Promise<0 | 1>} 1 when it failed */
async function runStep({ name, what, run }) {
  const began = Date.now();
  let noted = '';
  const problems = await problemsOf(() => run((text) => (noted = `; ${text}`)));
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const mark = problems === '' ? 'ok    ' : 'FAILED';
  voice.say(`${mark}  ${name.padEnd(12)} ${what}${noted} (${seconds})`);
  if (problems === '') return 0;
  voice.say(problems.replaceAll(/^/gm, '        '));
  return 1;
}

/** @param {() => Promise<string>} run */
async function problemsOf(run) {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
