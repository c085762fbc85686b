import { stripVTControlCharacters } from 'node:util';
import { say } from './say.mjs';

const LINE = /^(@?[^:\s]+:[a-z-]+): ?(.*)$/;
const STARTS = /^cache (miss|bypass)/;
const FAILS = /^(\S+)#([a-z-]+):\s+ERROR\s+command /;
const COUNTS = /^\s*Tests\s+(.*\d+ (?:passed|failed|skipped).*)$/;
const SILENCE_MS = 20_000;

/**
 * Makes a few plain lines of turbo's stream: what started, what it counted, and all a failed task printed.
 */
export class TaskLog {
  /** Failed tasks, `<package>:<task>`. @type {Set<string>} */
  failed = new Set();
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
    const line = stripVTControlCharacters(raw);
    const failed = FAILS.exec(line);
    if (failed !== null) this.#fail(`${failed[1]}:${failed[2]}`);
    const [, task, text = ''] = LINE.exec(line) ?? [];
    if (task === undefined) return;
    if (STARTS.test(text)) this.#start(task);
    else this.#collect(task, text);
  }

  end() {
    clearInterval(this.#timer);
  }

  /** @param {string} task */
  #start(task) {
    this.#tasks.set(task, []);
    if (!task.endsWith(':test')) this.#say(`  ${task.replace(':', ': ')}`);
  }

  /** @param {string} task @param {string} text */
  #collect(task, text) {
    this.#tasks.get(task)?.push(text);
    const counts = COUNTS.exec(text)?.[1];
    if (counts === undefined) return;
    this.#say(`  ${task.replace(':', ': ')}: ${counts.trim()}`);
    if (!counts.includes('failed')) this.#tasks.delete(task);
  }

  /** @param {string} task */
  #fail(task) {
    const lines = this.#tasks.get(task) ?? [];
    this.#tasks.delete(task);
    this.failed.add(task);
    this.#say(
      `  ${task.replace(':', ': ')} failed:\n${lines.map((line) => `    ${line}`).join('\n')}`,
    );
  }

  #stillRunning() {
    if (Date.now() - this.#lastSaid < SILENCE_MS) return;
    const tests = [...this.#tasks.keys()].filter((task) => task.endsWith(':test'));
    if (tests.length > 0)
      this.#say(`  still running: ${tests.map((task) => task.replace(':test', '')).join(', ')}`);
  }
}
