import { textSamples } from '../support/sample.ts';

export const python = textSamples('python', {
  'modeling.py': 'import os\n',
  'stub.pyi': 'a: int\n',
});
