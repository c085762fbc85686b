import type { Trust } from '@weighbridge/model-signing';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';

/** Reports the SHA-256 fingerprint of every trusted certificate, to compare with known ones. */
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
