import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** A model card or another text for people. */
export const markdown = defineFormat({
  id: 'markdown',
  title: 'Markdown document',
  mediaType: 'text/markdown',
  extensions: ['.md', '.markdown'],
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://spec.commonmark.org/'],
  sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.md', '.markdown']),
  read: textReader('markdown', 'no'),
});
