import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';
import { isZip } from '../sniff/zip.ts';

const NAMES: readonly string[] = ['.keras'];

/** A zip; its config.json names classes to make and can hold Lambda layers. */
export const kerasZip = defineFormat({
  id: 'keras-zip',
  title: 'Keras v3 archive',
  mediaType: 'application/vnd.weighbridge.keras+zip',
  names: { exclusive: NAMES },
  canCarryCode: 'yes',
  role: 'model',
  citations: [
    'https://keras.io/guides/serialization_and_saving/',
    'https://nvd.nist.gov/vuln/detail/CVE-2025-1550',
  ],
  sniff: (head, path) => isZip(head) && hasExtension(path, NAMES),
});
