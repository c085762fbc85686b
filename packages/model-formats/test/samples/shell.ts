import { defineSamples, file } from '../support/sample.ts';

export const shell = defineSamples({
  format: 'shell',
  benign: [file('run.sh', 'echo yes\n'), file('run', '#!/bin/sh\n')],
  malformed: [file('run.sh', `${'#!/bin/sh\n'.padEnd(5_000)}\0`)],
  nearMiss: [
    file('run.sh', 'echo \xff\n'),
    file('run', 'echo yes\n'),
    file('urls', '#!comment: a list of addresses\n/live\n'),
  ],
});
