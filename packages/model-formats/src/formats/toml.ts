import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Settings in TOML. */
export const toml = defineFormat({
  id: 'toml',
  title: 'TOML document',
  mediaType: 'application/toml',
  extensions: ['.toml'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://toml.io/en/v1.0.0'],
  sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.toml']),
  read: textReader('toml', 'no'),
});
