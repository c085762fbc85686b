/** Bounds on what a reader does for one file; each names the weakness that it prevents. */
export interface Limits {
  /** Largest header read into memory, bytes. CWE-770: allocation without limits. Default 100 MB, as the safetensors reference. */
  readonly maxHeaderBytes: number;
  /** Most tensors counted before the reader stops. CWE-400: uncontrolled resource consumption. Default 1,000,000. */
  readonly maxTensors: number;
  /** Most tensors listed in the facts. CWE-770. Default 100,000. */
  readonly maxTensorsListed: number;
  /** Deepest nesting followed. CWE-674: uncontrolled recursion. Default 64. */
  readonly maxDepth: number;
  /** Most findings of one file; the last one says that there are more. CWE-400. Default 100. */
  readonly maxFindings: number;
  /** Longest name or metadata value kept, UTF-16 code units. CWE-770. Default 65,536. */
  readonly maxTextLength: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxHeaderBytes: 100_000_000,
  maxTensors: 1_000_000,
  maxTensorsListed: 100_000,
  maxDepth: 64,
  maxFindings: 100,
  maxTextLength: 65_536,
};
