import type { CountingSource } from './counting-source.ts';
import type { FindingLog } from './finding.ts';
import type { FormatFacts, FormatReading } from './format.ts';

/** Facts of a file that holds no tensors. */
export const NO_FACTS: FormatFacts = {
  tensorCount: 0,
  parameterCount: 0,
  parametersByDtype: {},
  tensors: [],
  metadata: {},
};

/** What a reader knows when it finishes. */
export interface ReadingParts {
  readonly format: string;
  readonly facts: FormatFacts;
  readonly log: FindingLog;
  readonly source: CountingSource;
  readonly checked: FormatReading['checked'];
  readonly canCarryCode: FormatReading['canCarryCode'];
  /** Empty when everything that decides well-formedness was examined. */
  readonly skipped: FormatReading['coverage']['skipped'];
}

/** Completes a reading; a file that was not fully examined is never called free of code. */
export function makeReading(parts: ReadingParts): FormatReading {
  const { format, facts, log, source, checked, skipped } = parts;
  const complete = skipped.length === 0;
  return {
    format,
    facts,
    findings: log.list(),
    coverage: { sizeBytes: source.sizeBytes, readBytes: source.readBytes, complete, skipped },
    checked,
    canCarryCode:
      parts.canCarryCode === 'no' && (!complete || log.failed) ? 'unknown' : parts.canCarryCode,
  };
}

/** Sums elements by dtype, in order of dtype. */
export function countParameters(
  tensors: Iterable<{ readonly dtype: string; readonly elements: number }>,
): Pick<FormatFacts, 'parameterCount' | 'parametersByDtype'> {
  const byDtype = new Map<string, number>();
  let parameterCount = 0;
  for (const { dtype, elements } of tensors) {
    byDtype.set(dtype, saturate((byDtype.get(dtype) ?? 0) + elements));
    parameterCount = saturate(parameterCount + elements);
  }
  return { parameterCount, parametersByDtype: sortedRecord(byDtype) };
}

/** Caps a count at 2^53 - 1, where it is a lower bound. */
export function saturate(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}

/** A record in key order (UTF-16 code units); safe for hostile keys such as `__proto__`. */
export function sortedRecord<V>(entries: ReadonlyMap<string, V>): Readonly<Record<string, V>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
