import { textSamples } from '../support/sample.ts';

export const gitAttributes = textSamples('git-attributes', {
  '.gitattributes': '*.safetensors filter=lfs\n',
  '.gitignore': 'cache\n',
});
