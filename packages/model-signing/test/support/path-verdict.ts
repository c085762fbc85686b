import { verifyPath } from '../../src/x509/verify-path.ts';
import type { Issued } from './pki.ts';

/** Within the default validity of everything that `pki.ts` issues. */
const TIME = new Date('2026-06-01T12:00:00Z');

/** Subjects of the path, or the code of the refusal. */
export function pathVerdict(
  [first, ...rest]: readonly [Issued, ...Issued[]],
  anchors: readonly Issued[],
  time = TIME,
): string {
  const plain = (list: readonly Issued[]) => list.map(({ certificate }) => certificate);
  try {
    const path = verifyPath(first.certificate, plain(rest), plain(anchors), {
      purpose: 'signing',
      time,
    });
    return path.map(({ subject }) => subject.text.replace('CN=', '')).join(' < ');
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
