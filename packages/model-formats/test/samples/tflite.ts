import { defineSamples, file } from '../support/sample.ts';

export const tflite = defineSamples({
  format: 'tflite',
  benign: [file('m.tflite', '\x1c\0\0\0TFL3')],
  malformed: [file('m.tflite', '\x1c\0\0\0TFL')],
  nearMiss: [file('m.tflite', '\x1c\0\0\0TFL2'), file('m.tflite', 'TFL3')],
});
