import { breakingSilence, forSeconds } from './silence.mjs';

/** Steps that run beside each other have one voice. */
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
 * Runs steps in turn with one line each, and the problems under the line of the step that has some. A step that
 * takes long is named while it runs.
 *
 * @param {readonly { name: string, what: string, run(note: (text: string) => void): Promise<string> }[]} steps a step
 *   gives its problems as text; what it notes stands in its line
 * @returns {Promise<number>} how many failed
 */
export async function runSteps(steps) {
  let failed = 0;
  for (const { name, what, run } of steps) {
    const began = Date.now();
    let noted = '';
    const problems = await breakingSilence(
      () => `...     ${name.padEnd(12)} still running ${forSeconds(began)}`,
      () => run((text) => (noted = `; ${text}`)),
      voice,
    );
    const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    voice.say(
      `${problems === '' ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)} ${what}${noted} (${seconds})`,
    );
    if (problems === '') continue;
    failed += 1;
    voice.say(problems.replaceAll(/^/gm, '        '));
  }
  return failed;
}
