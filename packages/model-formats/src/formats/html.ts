import { defineTextFormat } from '../text/format.ts';

/** A document that can hold scripts. */
export const html = defineTextFormat({
  id: 'html',
  title: 'HTML or SVG document',
  mediaType: 'text/html',
  names: ['.html', '.htm', '.xhtml', '.svg'],
  canCarryCode: 'yes',
  role: 'document',
  citations: ['https://html.spec.whatwg.org/multipage/scripting.html'],
});
