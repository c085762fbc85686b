import { defineFormat } from '../format.ts';
import { hasExtension } from '../sniff/bytes.ts';

const NAMES: readonly string[] = ['.onnx_data', '.onnx.data'];

/** Raw tensor bytes next to an ONNX graph, identified by the names that exporters use: the bytes have no signature. */
export const onnxExternalData = defineFormat({
  id: 'onnx-external-data',
  title: 'ONNX external data',
  mediaType: 'application/octet-stream',
  names: { exclusive: NAMES },
  canCarryCode: 'no',
  role: 'model',
  citations: ['https://github.com/onnx/onnx/blob/main/docs/ExternalData.md'],
  sniff: (_head, path) => hasExtension(path, NAMES),
});
