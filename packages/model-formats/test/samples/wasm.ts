import { defineSamples, file } from '../support/sample.ts';

export const wasm = defineSamples({
  format: 'wasm',
  benign: [file('x.wasm', '\0asm\x01\0\0\0')],
  malformed: [file('x.wasm', '\0as')],
  nearMiss: [file('x.wasm', '\0asn\x01\0\0\0')],
});
