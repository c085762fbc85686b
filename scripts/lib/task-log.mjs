import { stripVTControlCharacters } from 'node:util';
import { say } from './say.mjs';

const LINE = /^(@?[^:\s]+:[a-z-]+): ?(.*)$/;
const STARTS = /^cache (miss|bypass)/;
const FAILS = /^(ERROR: )?command .* exited \(\d+\)|^ERROR: command finished with error/;
const COUNTS = /^\s*Tests\s+(.*\d+ (?:passed|failed|skipped).*)$/;
const SILENCE_MS = 20_000;

/**
 * Makes a few plain lines of turbo's stream: what started, what it counted, and all a failed task printed.
 */
export class TaskLog {
  /** @type {Map<string, string[]>} */
  #tasks = new Map();
  #lastSaid = Date.now();
  #say;
  #timer;

  constructor(speak = say) {
    this.#say = (/** @type {string} */ line) => {
      this.#lastSaid = Date.now();
      speak(line);
    };
    this.#timer = setInterval(() => this.#stillRunning(), 5000);
    this.#timer.unref();
  }

  /** @param {string} raw */
  take(raw) {
    const [, task, text = ''] = LINE.exec(stripVTControlCharacters(raw)) ?? [];
    if (task === undefined) return;
    if (STARTS.test(text)) return this.#start(task);
    const lines = this.#tasks.get(task);
    if (lines === undefined) return;
    if (FAILS.test(text)) return this.#fail(task, lines);
    lines.push(text);
    const counts = COUNTS.exec(text)?.[1];
    if (counts !== undefined) this.#count(task, counts);
  }

  end() {
    clearInterval(this.#timer);
  }

  /** @param {string} task */
  #start(task) {
    this.#tasks.set(task, []);
    if (!task.endsWith(':test')) this.#say(`  ${task.replace(':', ': ')}`);
  }

  /** @param {string} task @param {string} counts */
  #count(task, counts) {
    this.#say(`  ${task.replace(':', ': ')}: ${counts.trim()}`);
    if (!counts.includes('failed')) this.#tasks.delete(task);
  }

  /** @param {string} task @param {readonly string[]} lines */
  #fail(task, lines) {
    this.#tasks.delete(task);
    this.#say(
      `  ${task.replace(':', ': ')}: failed\n${lines.map((line) => `    ${line}`).join('\n')}`,
    );
  }

  #stillRunning() {
    if (Date.now() - this.#lastSaid < SILENCE_MS) return;
    const tests = [...this.#tasks.keys()].filter((task) => task.endsWith(':test'));
    if (tests.length > 0)
      this.#say(`  still running: ${tests.map((task) => task.replace(':test', '')).join(', ')}`);
  }
}
