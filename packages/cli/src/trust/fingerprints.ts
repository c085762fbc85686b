import type { Trust } from '@weighbridge/model-signing';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';

/** Tells the SHA-256 fingerprint of every certificate that is trusted, to compare with what is known. */
export async function logFingerprints(trust: Trust, io: Io): Promise<void> {
  if (trust.method !== 'certificate') return;
  for (const { fingerprint256, subject } of [
    ...trust.anchors,
    ...(trust.timestampAuthorities ?? []),
  ]) {
    await remark(
      io,
      `trusted certificate SHA-256 ${fingerprint256} ${subject.replaceAll('\n', ', ')}`,
    );
  }
}
