import { defineFormat } from '../format.ts';
import { readOnnx } from '../onnx/read.ts';
import { isOnnx } from '../onnx/sniff.ts';

/** A graph of operators with its weights; operators of other domains are code from elsewhere. */
export const onnx = defineFormat({
  id: 'onnx',
  title: 'ONNX',
  mediaType: 'application/vnd.weighbridge.onnx',
  names: { exclusive: ['.onnx'] },
  canCarryCode: 'no',
  role: 'model',
  citations: ['https://github.com/onnx/onnx/blob/main/docs/IR.md'],
  sniff: (head, path, sizeBytes) => isOnnx(head, path, sizeBytes),
  read: readOnnx,
});
