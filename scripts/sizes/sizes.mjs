import { weighImport } from './bundle.mjs';
import { LIMITS } from './limits.mjs';

/** Every import with its size, and what is wrong with it, if anything. */
export function weighAll() {
  return Promise.all(LIMITS.map(weigh));
}

/** @param {import('./limits.mjs').Limit} limit */
export async function weigh(limit) {
  const what = limit.door === undefined ? limit.what : `${limit.what} of ${limit.door}`;
  try {
    const { bytes, problem } = await weighImport(limit);
    const large = bytes > limit.most ? `it may be ${kilo(limit.most)} at most` : undefined;
    return { ...limit, what, size: kilo(bytes), problem: large ?? problem };
  } catch (error) {
    return { ...limit, what, size: 'no size', problem: `it cannot be bundled: ${String(error)}` };
  }
}

/** `12.3 kB`: thousands of bytes. @param {number} bytes */
function kilo(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
