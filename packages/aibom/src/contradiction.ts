import type { Finding } from '@weighbridge/core';
import type { FormatReading } from '@weighbridge/model-formats';
import type { Claim, DescribedComponent, DescribedFile } from './description.ts';

/** What is searched for contradictions. */
export interface Described {
  readonly claims: readonly Claim[];
  readonly files: readonly DescribedFile[];
  /** For each, its own claims are compared with its own files. */
  readonly components: readonly DescribedComponent[];
  readonly readings: ReadonlyMap<string, FormatReading>;
}

/** Compares what different sources say about one thing. */
export interface Contradiction {
  readonly id: string;
  compare(described: Described): readonly Finding[];
}

/** Types a contradiction; returns it unchanged. */
export function defineContradiction<const C extends Contradiction>(contradiction: C): C {
  return contradiction;
}
