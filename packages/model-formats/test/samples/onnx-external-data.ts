import { defineSamples, file } from '../support/sample.ts';

export const onnxExternalData = defineSamples({
  format: 'onnx-external-data',
  benign: [
    file('model.onnx_data', '\0\0\x80\x3f\0\0\0\x40'),
    file('model.onnx.data', '\0\0\x80\x3f'),
  ],
  malformed: [file('model.onnx_data', "cos\nsystem\n(S'true'\ntR."), file('model.onnx_data', '')],
  nearMiss: [file('model.onnx_dat', '\0\0\x80\x3f\0\0\0\x40')],
});
