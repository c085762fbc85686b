import { textSamples } from '../support/sample.ts';

export const yaml = textSamples('yaml', { 'config.yaml': 'a: 1\n', MLmodel: 'flavors: {}\n' });
