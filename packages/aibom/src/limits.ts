import { withDefaults } from '@weighbridge/core';
import type { Limits } from '@weighbridge/model-formats';

/** Limits on the texts and claims of one model; each names the weakness that it prevents. */
export interface DescribeLimits {
  /**
   * Maximum size of a text file that is read (card, configuration, licence), bytes. CWE-770: allocation without limits.
   * Default 8 MiB.
   */
  readonly maxTextBytes: number;
  /**
   * Maximum size of YAML front matter that is parsed, bytes. CWE-400: uncontrolled resource consumption. Default 512
   * KiB.
   */
  readonly maxYamlBytes: number;
  /** Maximum number of aliases that one YAML document may expand. CWE-776: recursive entity references. Default 100. */
  readonly maxYamlAliases: number;
  /** Maximum number of claims kept of one extractor. CWE-770. Default 2,000. */
  readonly maxClaims: number;
  /** Maximum length of a string kept in a claim, UTF-16 code units. CWE-770. Default 4,096. */
  readonly maxClaimText: number;
}

/** The default limits; each is documented at its member. */
export const DESCRIBE_LIMITS: DescribeLimits = {
  maxTextBytes: 8 * 1024 * 1024,
  maxYamlBytes: 512 * 1024,
  maxYamlAliases: 100,
  maxClaims: 2_000,
  maxClaimText: 4_096,
};

/** Limits that a caller may set: on texts and claims, and those of the format readers. */
export type DescribeLimitOptions = Partial<DescribeLimits & Limits>;

/**
 * The given limits over the defaults; those of the readers are left to them.
 *
 * @throws {RangeError} when a limit is not a positive safe integer
 */
export function resolveDescribeLimits(
  given: DescribeLimitOptions = {},
): DescribeLimits & Partial<Limits> {
  const limits = withDefaults(DESCRIBE_LIMITS, given);
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`limits.${name} must be a positive safe integer, got ${String(value)}`);
    }
  }
  return limits;
}
