import { stripVTControlCharacters } from 'node:util';
import { say } from './say.mjs';
import { forSeconds } from './silence.mjs';

const LINE = /^(@?[^:\s]+:[a-z-]+): ?(.*)$/;
const STARTS = /^cache (miss|bypass)/;
/** With `--continue` turbo warns of a failure when it happens, and names it as an error in the end. */
const FAILS = /^(\S+)#([a-z-]+):\s+(?:ERROR|WARNING)\s+command /;
const COUNTS = /^\s*Tests\s+(.*\d+ (?:passed|failed|skipped).*)$/;

/**
 * Turns turbo's stream into a few plain lines: what started, what it counted, and everything a failed task printed.
 */
export class TaskLog {
  /** Failed tasks, `<package>:<task>`. @type {Set<string>} */
  failed = new Set();
  /** Tasks that run: when each started, and what it printed. @type {Map<string, { since: number, lines: string[] }>} */
  #tasks = new Map();
  #say;

  constructor(speak = say) {
    this.#say = speak;
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

  /**
   * What runs now, for the waiting user; undefined if nothing was started. turbo reports only the end of tests, so
   * for builds the last ones that started are named.
   */
  stillRunning() {
    const all = [...this.#tasks];
    const tests = all.filter(([task]) => task.endsWith(':test'));
    const running = tests.length > 0 ? tests : all.slice(-2);
    const named = running.map(
      ([task, { since }]) => `${task.replace(':test', '').replace(':', ': ')} ${forSeconds(since)}`,
    );
    return named.length === 0 ? undefined : `  still running: ${named.join(', ')}`;
  }

  /** @param {string} task */
  #start(task) {
    this.#tasks.set(task, { since: Date.now(), lines: [] });
    if (!task.endsWith(':test')) this.#say(`  ${task.replace(':', ': ')}`);
  }

  /** @param {string} task @param {string} text */
  #collect(task, text) {
    this.#tasks.get(task)?.lines.push(text);
    const counts = COUNTS.exec(text)?.[1];
    if (counts === undefined) return;
    this.#say(`  ${task.replace(':', ': ')}: ${counts.trim()}`);
    if (!counts.includes('failed')) this.#tasks.delete(task);
  }

  /** @param {string} task */
  #fail(task) {
    if (this.failed.has(task)) return;
    const lines = this.#tasks.get(task)?.lines ?? [];
    this.#tasks.delete(task);
    this.failed.add(task);
    this.#say(
      `  ${task.replace(':', ': ')} failed:\n${lines.map((line) => `    ${line}`).join('\n')}`,
    );
  }
}
