import { say, silentMs } from './say.mjs';

/** Maximum time without output. */
const SILENCE_MS = 15_000;
const LOOK_MS = 1000;

/**
 * Does work, and says what it waits for whenever there was no output for a while: otherwise users think it hangs.
 * @template T
 *
 * @param {() => string | undefined} what a line to say; undefined: there is nothing to say
 * @param {() => Promise<T>} work
 * @param {{ say(line: string): void, silentMs(): number }} voice
 * @returns {Promise<T>}
 */
export async function breakingSilence(what, work, voice = { say, silentMs }) {
  const timer = setInterval(() => {
    if (voice.silentMs() < SILENCE_MS) return;
    const line = what();
    if (line !== undefined) voice.say(line);
  }, LOOK_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** `for 42 s` since a time. @param {number} since milliseconds since the epoch */
export function forSeconds(since) {
  return `for ${Math.round((Date.now() - since) / 1000)} s`;
}
