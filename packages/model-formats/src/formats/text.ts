import { defineFormat } from '../format.ts';
import { forbiddenCharacter, headText } from '../sniff/text.ts';
import { readOtherText } from '../text/other.ts';

/** Markup that runs code when it is opened, and models written in XML, which have readers of their own. */
const NOT_PROSE = /<(?:!doctype\s+html|html|svg|script|\?php|net|pmml)\b/i;

/**
 * Text under a name that says nothing: a list of words, a record of a tool. No loader runs it, whatever it says;
 * a name that claims code, a model or an archive is never taken for it.
 */
export const text = defineFormat({
  id: 'text',
  title: 'text under a name that is not known here',
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
