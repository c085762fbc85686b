import { withDefaults } from '@weighbridge/core';
/** Limits on what a reader does for one file; each names the weakness that it prevents. */
export interface Limits {
  /**
   * Maximum size of a header, or of all names and texts of a graph, held in memory, bytes. CWE-770: allocation without
   * limits. Default 100 MB, like the safetensors reference.
   */
  readonly maxHeaderBytes: number;
  /**
   * Maximum number of tensors counted before the reader stops. CWE-400: uncontrolled resource consumption. Default
   * 1,000,000.
   */
  readonly maxTensors: number;
  /** Maximum number of metadata entries read in one header. CWE-400. Default 100,000. */
  readonly maxKeys: number;
  /** Maximum number of tensors, operators, ports and references listed in the facts. CWE-770. Default 100,000. */
  readonly maxTensorsListed: number;
  /** Maximum depth of nesting that is followed. CWE-674: uncontrolled recursion. Default 64. */
  readonly maxDepth: number;
  /** Maximum number of findings of one file; the last one says that there are more. CWE-400. Default 100. */
  readonly maxFindings: number;
  /** Maximum length of a name or metadata value that is kept, UTF-16 code units. CWE-770. Default 65,536. */
  readonly maxTextLength: number;
  /** Maximum number of bytes checked in one document or settings file. CWE-400. Default 64 MiB. */
  readonly maxDocumentBytes: number;
  /**
   * Maximum number of protobuf fields, or elements of metadata lists, visited in one file. CWE-400. Default 20,000,000.
   */
  readonly maxFields: number;
  /** Maximum number of bytes read from one file. CWE-400. Default 1 GiB. */
  readonly maxReadBytes: number;
}

/** The default limits. */
export const DEFAULT_LIMITS: Limits = {
  maxHeaderBytes: 100_000_000,
  maxTensors: 1_000_000,
  maxKeys: 100_000,
  maxTensorsListed: 100_000,
  maxDepth: 64,
  maxFindings: 100,
  maxTextLength: 65_536,
  maxDocumentBytes: 64 * 2 ** 20,
  maxFields: 20_000_000,
  maxReadBytes: 2 ** 30,
};

/**
 * The given limits over the defaults.
 *
 * @throws {RangeError} when a limit is not a positive safe integer
 */
export function resolveLimits(
  given: { readonly [Name in keyof Limits]?: Limits[Name] | undefined } = {},
): Limits {
  const limits = withDefaults(DEFAULT_LIMITS, given);
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`limits.${name} must be a positive safe integer, got ${String(value)}`);
    }
  }
  return limits;
}
