import type { BigIntStats } from 'node:fs';

/** What the operating system says of a file that changes whenever its bytes are written in the usual ways. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** The identity in a stat result. */
export function identityOf(stats: BigIntStats): FileIdentity {
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return { dev, ino, size, mtimeNs, ctimeNs };
}

/** One text per identity: equal texts, equal identities. */
export function identityKey(identity: FileIdentity): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = identity;
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** Whether nothing that a stat shows has changed. */
export function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return identityKey(a) === identityKey(b);
}
