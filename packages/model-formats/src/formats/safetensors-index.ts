import { defineFormat } from '../format.ts';
import { readSafetensorsIndex } from '../safetensors-index/read.ts';
import { startsAsJsonObject } from '../sniff/text.ts';

/** Names of indexes; a variant (`fp16`) precedes the last extension or `index`. */
const NAME = /\.safetensors(?:\.[\w-]+)?\.index(?:\.[\w-]+)?\.json$/;

/** The list of which shard of a safetensors model holds which tensor. */
export const safetensorsIndex = defineFormat({
  id: 'safetensors-index',
  title: 'safetensors index',
  mediaType: 'application/vnd.weighbridge.safetensors-index+json',
  names: { exclusive: ['.safetensors.index.json'] },
  canCarryCode: 'no',
  role: 'index',
  citations: ['https://huggingface.co/docs/safetensors/metadata_parsing'],
  sniff: (head, path, sizeBytes) =>
    NAME.test(path.toLowerCase()) && startsAsJsonObject(head, sizeBytes),
  read: readSafetensorsIndex,
});
