import { appendFileSync, writeFileSync } from 'node:fs';
import { runSteps } from '../lib/steps.mjs';

/** Runs steps and writes a line about each to a file: what was done, in which app, and whether it succeeded. */
export class Journal {
  #file;
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  /** @param {string} file begun anew */
  constructor(file) {
    this.#file = file;
    writeFileSync(file, '');
  }

  /**
   * Runs the steps of one app in turn. After a failed step, only the app is stopped.
   *
   * @param {string} app
   * @param {readonly import('./trial.mjs').Step[]} steps
   */
  async run(app, steps) {
    let broken = false;
    for (const step of steps) {
      if (broken && step.name !== 'stop') {
        this.#skipped += 1;
        this.#write(`not run  ${app}: ${step.name}, ${step.what}`);
        continue;
      }
      const failed = (await runSteps([{ ...step, run: () => caught(step) }])) > 0;
      // The pictures of an incomplete app are useful.
      broken ||= failed && ['create', 'install', 'run', 'edit', 'start'].includes(step.name);
      if (failed) this.#failed += 1;
      else this.#passed += 1;
      this.#write(`${failed ? 'FAILED ' : 'ok     '}  ${app}: ${step.name}, ${step.what}`);
    }
  }

  /** The last line, with the counts; the exit code. */
  close() {
    const skipped = this.#skipped === 0 ? '' : `, ${this.#skipped} not run`;
    const line = `${this.#passed} passed, ${this.#failed} failed${skipped}`;
    this.#write(line);
    console.log(line);
    return this.#failed === 0 ? 0 : 1;
  }

  /** @param {string} line */
  #write(line) {
    appendFileSync(this.#file, `${line}\n`);
  }
}

/** @param {import('./trial.mjs').Step} step */
async function caught(step) {
  return step.run().catch((error) => String(error?.message ?? error));
}
