/** How long nothing may arrive while requests fail. */
const PATIENCE_MS = 15_000;
/** One package that fails is a hiccup. */
const MANY = 10;

/**
 * Notices that a registry is out of reach: pnpm itself tries each of some thousand packages again and again.
 */
export class Standstill {
  #controller = new AbortController();
  #clock;
  #since;
  #failures = 0;
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
      this.#since = this.#clock();
    }
    if (/\bGET \S+ error\b/.test(line)) this.#failures += 1;
  }

  /** To be asked now and then too: after its last retry pnpm may be silent for minutes. */
  check() {
    if (this.#failures >= MANY && this.#clock() - this.#since > PATIENCE_MS)
      this.#controller.abort();
  }
}
