import { defineFormat } from '../format.ts';
import { findBytes, hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

const NAMES: readonly string[] = ['.jar', '.war'];

/** A zip of Java classes. */
export const jar = defineFormat({
  id: 'jar',
  title: 'Java archive',
  mediaType: 'application/java-archive',
  names: { exclusive: NAMES },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html'],
  sniff: (head, path) =>
    isZip(head) && (hasExtension(path, NAMES) || findBytes(head, 'META-INF/MANIFEST.MF') !== -1),
});
