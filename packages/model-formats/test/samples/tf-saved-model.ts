import { defineSamples, file } from '../support/sample.ts';

export const tfSavedModel = defineSamples({
  format: 'tf-saved-model',
  benign: [file('saved_model.pb', '\x08\x01\x12\0')],
  malformed: [file('saved_model.pb', '\x08\x01')],
  nearMiss: [file('graph.pb', '\x08\x01\x12\0'), file('saved_model.pb', '\x08\x02\x12\0')],
});
