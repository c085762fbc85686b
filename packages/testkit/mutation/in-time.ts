/** Maximum time that a test may wait for something that never happens; the slowest here takes a tenth of it. */
const MOST_MS = 60_000;

/** The promise, or a rejection if it does not settle in a reasonable time. */
export async function inTime(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing for ${MOST_MS} ms`)), MOST_MS);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
