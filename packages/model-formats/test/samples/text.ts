import { defineSamples, file } from '../support/sample.ts';

export const text = defineSamples({
  format: 'text',
  benign: [file('MODEL_CARD', '# A voice\n'), file('gpt2.tiktoken', 'IQ== 0\n')],
  malformed: [file('means', `${'s3\nversion 1.0\n'.padEnd(5_000)}\0`)],
  nearMiss: [
    file('weights', 'text\x1b\x01'),
    file('weights', 'text\xff'),
    file('evil.pth', 'import os\n'),
    file('run', '#!/bin/sh\n'),
    file('page', '<!DOCTYPE html><script>1</script>'),
  ],
});
