/** How long nothing may arrive while no request reaches the registry at all. */
const UNREACHED_MS = 15_000;
/** How long nothing may arrive while requests are not answered in time: longer than each takes to be given up. */
const UNANSWERED_MS = 150_000;
/** One package that fails is a hiccup. */
const MANY = 10;

const FAILS = /\bGET \S+ error\b/;
/** Only who was reached can be late; what else fails, fails at once, however often it is tried again. */
const LATE = /tim(?:ed?|ing) ?-?out/i;

/**
 * Notices that a registry is out of reach: pnpm itself tries each of some thousand packages again and again.
 */
export class Standstill {
  #controller = new AbortController();
  #clock;
  #since;
  #failures = 0;
  #isLate = false;
  #progress = '';

  /** @param {() => number} clock */
  constructor(clock = Date.now) {
    this.#clock = clock;
    this.#since = clock();
  }

  /** Aborted when nothing moves. */
  get signal() {
    return this.#controller.signal;
  }

  /** @param {string} line of pnpm's output */
  look(line) {
    const progress = /^Progress: .*reused \d+, downloaded \d+, added \d+/.exec(line)?.[0];
    if (progress !== undefined && progress !== this.#progress) {
      this.#progress = progress;
      this.#failures = 0;
      this.#isLate = false;
      this.#since = this.#clock();
    }
    if (!FAILS.test(line)) return;
    this.#failures += 1;
    this.#isLate = LATE.test(line);
  }

  /** To be asked now and then too: after its last retry pnpm may be silent for minutes. */
  check() {
    const most = this.#isLate ? UNANSWERED_MS : UNREACHED_MS;
    if (this.#failures >= MANY && this.#clock() - this.#since > most) this.#controller.abort();
  }

  /** What is waited for, in a line, and what will be done. */
  describe() {
    const silence = Math.round((this.#clock() - this.#since) / 1000);
    const failing =
      this.#failures === 0 ? '' : `, ${this.#failures} requests failed and are tried again`;
    return `no package has been completed for ${silence} s${failing}; it goes on by itself once the npm registry answers`;
  }
}
