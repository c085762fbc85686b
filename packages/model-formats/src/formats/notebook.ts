import { defineTextFormat } from '../text/format.ts';

/** Code cells and their outputs. */
export const notebook = defineTextFormat({
  id: 'notebook',
  title: 'Jupyter notebook',
  mediaType: 'application/x-ipynb+json',
  names: ['.ipynb'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://nbformat.readthedocs.io/en/latest/format_description.html'],
});
