import { textSamples } from '../support/sample.ts';

export const sourceCode = textSamples('source-code', {
  'main.c': 'int main(void) { return 0; }',
  Makefile: 'all:\n',
});
