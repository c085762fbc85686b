/** Longest that a test may wait for what never comes; the longest here takes a tenth of it. */
const MOST_MS = 60_000;

/** The promise, or a rejection where it settles in no reasonable time. */
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
