import { withDefaults } from '@weighbridge/core';
/** Limits on a BOM that is read; each names the weakness that it prevents. */
export interface BomLimits {
  /**
   * Maximum size of the document, bytes (UTF-16 code units of a text). CWE-770: allocation without limits. Default 64
   * MiB.
   */
  readonly maxBytes: number;
  /** Maximum number of components that are read, at any depth. CWE-770. Default 100,000. */
  readonly maxComponents: number;
}

/** The defaults. JSON of more than 1,000,000 values or 256 levels is never read. */
export const BOM_LIMITS: BomLimits = { maxBytes: 64 * 1024 * 1024, maxComponents: 100_000 };

/**
 * The given limits over the defaults.
 *
 * @throws {RangeError} when a limit is not a positive safe integer
 */
export function resolveBomLimits(
  given: { readonly [Name in keyof BomLimits]?: BomLimits[Name] | undefined } = {},
): BomLimits {
  const limits = withDefaults(BOM_LIMITS, given);
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`limits.${name} must be a positive safe integer, got ${String(value)}`);
    }
  }
  return limits;
}
