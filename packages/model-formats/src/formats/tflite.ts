import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';

/** A graph; select TensorFlow operators in it can read and write files. */
export const tflite = defineFormat({
  id: 'tflite',
  title: 'TensorFlow Lite',
  mediaType: 'application/vnd.weighbridge.tflite',
  names: { exclusive: ['.tflite', '.lite'] },
  canCarryCode: 'yes',
  role: 'model',
  citations: [
    'https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs',
    'https://ai.google.dev/edge/litert/models/ops_select',
  ],
  sniff: (head) => hasBytes(head, 4, 'TFL3'),
});
