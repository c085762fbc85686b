import { canonicalDigest } from './digest.ts';
import type { Finding } from './finding.ts';

/**
 * Completes a finding with its fingerprint: digest of rule id, kind, first path, pointer and `key`.
 *
 * Byte offsets, lines and messages are left out, so that the same trouble keeps its fingerprint when
 * the file is re-exported; pass `key` (a tensor name, say) to tell several in one file apart.
 */
export function makeFinding(
  parts: Omit<Finding, 'fingerprint'> & { readonly key?: string },
): Finding {
  const { key, ...finding } = parts;
  const first = finding.locations[0];
  return {
    ...finding,
    fingerprint: canonicalDigest({
      ruleId: finding.ruleId,
      kind: finding.kind,
      path: first?.path,
      pointer: first?.pointer,
      key,
    }),
  };
}
