/**
 * Runs steps in turn with one line each, and the problems under the line of the step that has some.
 *
 * @param {readonly { name: string, what: string, run(): Promise<string> }[]} steps a step gives its problems as text
 * @returns {Promise<number>} how many failed
 */
export async function runSteps(steps) {
  let failed = 0;
  for (const { name, what, run } of steps) {
    const began = Date.now();
    const problems = await run();
    const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    console.log(
      `${problems === '' ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)} ${what} (${seconds})`,
    );
    if (problems === '') continue;
    failed += 1;
    console.log(problems.replaceAll(/^/gm, '        '));
  }
  return failed;
}
