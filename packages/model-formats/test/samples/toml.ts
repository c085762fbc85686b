import { textSamples } from '../support/sample.ts';

export const toml = textSamples('toml', { 'x.toml': 'a = 1\n' });
