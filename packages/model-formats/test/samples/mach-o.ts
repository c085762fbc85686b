import { defineSamples, file } from '../support/sample.ts';

export const machO = defineSamples({
  format: 'mach-o',
  benign: [file('x.dylib', '\xcf\xfa\xed\xfe'), file('x.dylib', '\xca\xfe\xba\xbe')],
  malformed: [file('x.dylib', '\xcf\xfa\xed')],
  nearMiss: [file('x.dylib', '\xca\xfe\xd0\x0d')],
});
