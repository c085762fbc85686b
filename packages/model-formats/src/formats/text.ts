import { defineFormat } from '../format.ts';
import { forbiddenCharacter, headText } from '../sniff/text.ts';
import { readOtherText } from '../text/other.ts';

/** Markup that runs code when it is opened, and models in XML, which have their own readers. */
const NOT_PROSE = /<(?:!doctype\s+html|html|svg|script|\?php|net|pmml)\b/i;

/**
 * Text whose name indicates nothing: a list of words, a tool's log. No loader runs it, whatever it says; a file whose
 * name claims code, a model or an archive is never recognised as this format.
 */
export const text = defineFormat({
  id: 'text',
  title: 'text whose name says no format',
  mediaType: 'text/plain',
  names: {},
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3'],
  sniff: (head, _path, sizeBytes) => {
    const said = headText(head, sizeBytes);
    if (said === undefined || forbiddenCharacter(said, 'text') !== undefined) return false;
    return !said.startsWith('#!') && !NOT_PROSE.test(said);
  },
  read: readOtherText,
});
