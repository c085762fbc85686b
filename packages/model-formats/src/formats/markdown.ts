import { defineTextFormat } from '../text/format.ts';

/** A model card or another text for people. */
export const markdown = defineTextFormat({
  id: 'markdown',
  title: 'Markdown document',
  mediaType: 'text/markdown',
  names: ['.md', '.markdown'],
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://spec.commonmark.org/'],
});
