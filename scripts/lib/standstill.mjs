/** Maximum time without progress while no request reaches the registry at all. */
const UNREACHED_MS = 15_000;
/** Maximum time without progress while requests time out: longer than the timeout of one request. */
const UNANSWERED_MS = 150_000;
/** One failing package is a hiccup. */
const MANY = 10;

const FAILS = /\bGET \S+ error\b/;
/** Only a registry that was reached can be late; other failures happen at once, however often they are retried. */
const LATE = /tim(?:ed?|ing) ?-?out/i;

/**
 * Detects that a registry is unreachable: pnpm itself retries each of some thousand packages again and again.
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

  /** Aborted when there is no progress. */
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

  /** Must be called now and then too: after its last retry pnpm can be silent for minutes. */
  check() {
    const most = this.#isLate ? UNANSWERED_MS : UNREACHED_MS;
    if (this.#failures >= MANY && this.#clock() - this.#since > most) this.#controller.abort();
  }

  /** One line that says what it waits for and what happens next. */
  describe() {
    const silence = Math.round((this.#clock() - this.#since) / 1000);
    const failing =
      this.#failures === 0 ? '' : `, ${this.#failures} requests failed and are tried again`;
    return `no package has been completed for ${silence} s${failing}; it goes on by itself once the npm registry answers`;
  }
}
