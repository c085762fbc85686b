import { textSamples } from '../support/sample.ts';

export const markdown = textSamples('markdown', { 'README.md': '# A model\n' });
