import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** Code for a WebAssembly machine. */
export const wasm = defineFormat({
  id: 'wasm',
  title: 'WebAssembly module',
  mediaType: 'application/wasm',
  names: { exclusive: ['.wasm'] },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://webassembly.github.io/spec/core/binary/modules.html'],
  sniff: (head) => hasBytes(head, 0, '\x00asm'),
});
