import { defineSamples, file } from '../support/sample.ts';

export const pickle = defineSamples({
  format: 'pickle',
  benign: [
    file('x.pkl', '\x80\x04N.'),
    file(
      'x.pkl',
      '\x80\x04\x95\x1d\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.',
    ),
    file('x', "cos\nsystem\n(S'true'\ntR."),
    file('x.pkl.gz', '\x1f\x8b\x08\0'),
  ],
  malformed: [file('x.pkl', '\x80\x04N'), file('x.pkl', '\x80\x09N.')],
  nearMiss: [file('x.pkl', 'This says nothing to an unpickler.'), file('x', 'N.')],
});
