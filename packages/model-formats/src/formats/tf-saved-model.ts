import { defineFormat } from '../format.ts';
import { fileName, hasBytes } from '../sniff/bytes.ts';

/** A graph whose operators can read and write files and call Python. */
export const tfSavedModel = defineFormat({
  id: 'tf-saved-model',
  title: 'TensorFlow SavedModel',
  mediaType: 'application/vnd.weighbridge.saved-model',
  names: { exclusive: ['saved_model.pb'] },
  canCarryCode: 'yes',
  role: 'model',
  citations: [
    'https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/saved_model.proto',
    'https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md',
  ],
  sniff: (head, path) => fileName(path) === 'saved_model.pb' && hasBytes(head, 0, '\x08\x01\x12'),
});
