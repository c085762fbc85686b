import { defineFormat } from '../format.ts';
import { readGguf } from '../gguf/read.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** Tensors with metadata; a chat template in it is a Jinja program that runs when the model is used. */
export const gguf = defineFormat({
  id: 'gguf',
  title: 'GGUF',
  mediaType: 'application/vnd.weighbridge.gguf',
  names: { exclusive: ['.gguf'] },
  canCarryCode: 'yes',
  role: 'model',
  citations: [
    'https://github.com/ggml-org/ggml/blob/master/docs/gguf.md',
    'https://nvd.nist.gov/vuln/detail/CVE-2024-34359',
  ],
  sniff: (head) => hasBytes(head, 0, 'GGUF'),
  read: readGguf,
});
