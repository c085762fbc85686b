import { bytes, count, flag, line, list, name, nullable, record, shapeOf } from '../shape/shape.ts';

/** A capped list names at most this many entries. */
export const MAX_NAMED = 100;

/** A file that a signed list does not vouch for. */
export type UncoveredFile = {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length, bytes. */
  readonly sizeBytes: number;
  /** `file`, `symlink`, `special` or `unreadable`. */
  readonly kind: string;
  /** Whether a loader may load it; null: not known. */
  readonly loadable: boolean | null;
};

/** A list cut to its first entries; `count` is always whole. */
export type CappedPaths = {
  /** How many there are, listed or not. */
  readonly count: number;
  /** The first of them, in path order. */
  readonly listed: readonly string[];
};

/** Loadable files come first, then those of which it is not known; every number is whole. */
export type CappedFiles = {
  /** How many there are, listed or not. */
  readonly count: number;
  /** Of these, how many a loader may load, and of how many that is not known. */
  readonly loadable: number;
  /** Of how many it is not known whether a loader may load them. */
  readonly unknown: number;
  /** The first of them, at most as many as the collector lists. */
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
