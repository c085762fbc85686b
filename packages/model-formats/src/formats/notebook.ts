import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Code cells and their outputs. */
export const notebook = defineFormat({
  id: 'notebook',
  title: 'Jupyter notebook',
  mediaType: 'application/x-ipynb+json',
  extensions: ['.ipynb'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://nbformat.readthedocs.io/en/latest/format_description.html'],
  sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.ipynb']),
  read: textReader('notebook', 'yes'),
});
