import { defineFormat } from '../format.ts';
import { readSafetensors } from '../safetensors/read.ts';
import { isSafetensors } from '../safetensors/sniff.ts';

/** Tensors after a JSON header; holds no code by design. */
export const safetensors = defineFormat({
  id: 'safetensors',
  title: 'safetensors',
  mediaType: 'application/vnd.safetensors',
  names: { exclusive: ['.safetensors'] },
  canCarryCode: 'no',
  role: 'model',
  citations: ['https://github.com/huggingface/safetensors#format'],
  sniff: (head, _path, sizeBytes) => isSafetensors(head, sizeBytes),
  read: readSafetensors,
});
