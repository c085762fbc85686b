import { bytes, count, flag, line, list, name, nullable, record, shapeOf } from '../shape/shape.ts';

/** Maximum number of entries in a capped list. */
export const MAX_NAMED = 100;

/** A file that a signed list does not vouch for. */
export type UncoveredFile = {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length in bytes. */
  readonly sizeBytes: number;
  /** `file`, `symlink`, `special` or `unreadable`. */
  readonly kind: string;
  /** Whether a loader may load it; null if not known. */
  readonly loadable: boolean | null;
};

/** A list cut to its first entries; `count` is always complete. */
export type CappedPaths = {
  /** The total number, listed or not. */
  readonly count: number;
  /** The first entries, in path order. */
  readonly listed: readonly string[];
};

/** Loadable files come first, then those for which it is not known; every number is complete. */
export type CappedFiles = {
  /** The total number, listed or not. */
  readonly count: number;
  /** The number of these that a loader may load. */
  readonly loadable: number;
  /** The number of these for which it is not known whether a loader may load them. */
  readonly unknown: number;
  /** The first entries, at most as many as the collector lists. */
  readonly listed: readonly UncoveredFile[];
};

/** Shape of `CappedPaths`. */
export const cappedPaths = shapeOf<CappedPaths>()(record({ count, listed: list(line, MAX_NAMED) }));

/** Shape of `CappedFiles`. */
export const cappedFiles = shapeOf<CappedFiles>()(
  record({
    count,
    loadable: count,
    unknown: count,
    listed: list(
      record({ path: line, sizeBytes: bytes, kind: name, loadable: nullable(flag) }),
      MAX_NAMED,
    ),
  }),
);
