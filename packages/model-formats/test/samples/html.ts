import { textSamples } from '../support/sample.ts';

export const html = textSamples('html', {
  'page.html': '<p>A model</p>\n',
  'drawing.svg': '<svg/>',
});
