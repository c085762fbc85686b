import { textSamples } from '../support/sample.ts';

export const plainText = textSamples('plain-text', {
  'vocab.txt': '[PAD]\n[UNK]\n',
  readme: 'A model\n',
});
