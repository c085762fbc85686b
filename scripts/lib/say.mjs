const began = Date.now();

/** One line of progress, with the seconds since the command began. @param {string} line */
export function say(line) {
  console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${line}`);
}

/**
 * A `say` that speaks at most once in a while, for steady progress.
 *
 * @param {number} everyMs
 */
export function sayNowAndThen(everyMs = 5000) {
  let last = Date.now();
  return (/** @type {string} */ line) => {
    if (Date.now() - last < everyMs) return;
    last = Date.now();
    say(line);
  };
}
