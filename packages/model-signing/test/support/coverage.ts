import { expect } from 'vitest';
import type { FileCoverage, UncoveredEntry } from '../../src/verified.ts';

/** A coverage in which everything is as signed except for what is given. */
export function allVerified(
  verified: readonly string[],
  rest: Partial<FileCoverage> = {},
): FileCoverage {
  const none = {
    verifiedBytes: expect.any(Number),
    cachedBytes: 0,
    notChecked: [],
    mismatched: [],
    missing: [],
    unsignedPresent: [],
    ignoredPresent: [],
    renamed: [],
  };
  return { ...none, verified, ...rest };
}

/** A regular file in a coverage's lists. */
export function listedFile(path: string, sizeBytes: number): UncoveredEntry {
  return { path, sizeBytes, kind: 'file' };
}
