import type { BigIntStats } from 'node:fs';

/** The properties of a file, as the operating system reports them, that change with any ordinary write. */
export interface FileIdentity {
  /** Number of the device that holds the file. */
  readonly dev: bigint;
  /** Number of the file on its device. */
  readonly ino: bigint;
  /** Length in bytes. */
  readonly size: bigint;
  /** When the bytes last changed according to the system, in nanoseconds since 1970. */
  readonly mtimeNs: bigint;
  /** When the inode last changed, in nanoseconds since 1970. */
  readonly ctimeNs: bigint;
}

/** Which digest of a file; by default SHA-256 of the whole file. */
export interface DigestKey extends FileIdentity {
  /** Name of the hash. Default `sha256`. */
  readonly algorithm?: string;
  /** Bytes [start, end); default all. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** The identity in a stat result. */
export function identityOf(stats: BigIntStats): FileIdentity {
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return { dev, ino, size, mtimeNs, ctimeNs };
}

/** One text per key: equal texts mean equal keys. Without algorithm and range it covers only the identity. */
export function identityKey(key: DigestKey): string {
  const { dev, ino, size, mtimeNs, ctimeNs, algorithm = 'sha256', range } = key;
  const file = `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
  const part = range === undefined ? '' : `:${range.start}-${range.end}`;
  return algorithm === 'sha256' ? file + part : `${file}${part}:${algorithm}`;
}

/** Whether nothing that `stat` shows has changed. */
export function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return (
    a.dev === b.dev &&
    a.ino === b.ino &&
    a.size === b.size &&
    a.mtimeNs === b.mtimeNs &&
    a.ctimeNs === b.ctimeNs
  );
}
