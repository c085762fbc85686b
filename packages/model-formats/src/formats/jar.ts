import { defineFormat } from '../format.ts';
import { findBytes, hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

/** A zip of Java classes. */
export const jar = defineFormat({
  id: 'jar',
  title: 'Java archive',
  mediaType: 'application/java-archive',
  extensions: ['.jar', '.war'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html'],
  sniff: (head, path) =>
    isZip(head) &&
    (hasExtension(path, ['.jar', '.war']) || findBytes(head, 'META-INF/MANIFEST.MF') !== -1),
});
