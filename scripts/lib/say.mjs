const began = Date.now();
let last = began;

/** One line of progress, with the seconds since the command began. @param {string} line */
export function say(line) {
  last = Date.now();
  console.log(`[${String(Math.round((last - began) / 1000)).padStart(3)} s] ${line}`);
}

/** Time since the last output, in milliseconds. */
export function silentMs() {
  return Date.now() - last;
}

/**
 * A `say` with a limited rate, for steady progress.
 *
 * @param {number} everyMs
 */
export function sayNowAndThen(everyMs = 5000) {
  let spoke = Date.now();
  return (/** @type {string} */ line) => {
    if (Date.now() - spoke < everyMs) return;
    spoke = Date.now();
    say(line);
  };
}
