import { DEFAULT_LIMITS as FORMAT_LIMITS } from '@weighbridge/model-formats';
import type { Limits } from '@weighbridge/model-formats';

/** Bounds on what is read and kept of one model; each names the weakness that it prevents. */
export interface DescribeLimits extends Limits {
  /** Largest text file read (card, configuration, licence), bytes. CWE-770: allocation without limits. Default 16 MiB. */
  readonly maxTextBytes: number;
  /** Largest YAML front matter parsed, bytes. CWE-400: uncontrolled resource consumption. Default 1 MiB. */
  readonly maxYamlBytes: number;
  /** Most aliases that one YAML document may expand. CWE-776: recursive entity references. Default 100. */
  readonly maxYamlAliases: number;
  /** Most claims kept of one collector. CWE-770. Default 2,000. */
  readonly maxClaims: number;
  /** Longest string kept in a claim, UTF-16 code units. CWE-770. Default 4,096. */
  readonly maxClaimText: number;
}

export const DESCRIBE_LIMITS: DescribeLimits = {
  ...FORMAT_LIMITS,
  maxTextBytes: 16 * 1024 * 1024,
  maxYamlBytes: 1024 * 1024,
  maxYamlAliases: 100,
  maxClaims: 2_000,
  maxClaimText: 4_096,
};
