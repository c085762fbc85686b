import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** A document that can hold scripts. */
export const html = defineFormat({
  id: 'html',
  title: 'HTML or SVG document',
  mediaType: 'text/html',
  extensions: ['.html', '.htm', '.xhtml', '.svg'],
  canCarryCode: 'yes',
  role: 'document',
  citations: ['https://html.spec.whatwg.org/multipage/scripting.html'],
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, ['.html', '.htm', '.xhtml', '.svg']),
  read: textReader('html', 'yes'),
});
