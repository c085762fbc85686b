import { defineTextFormat } from '../text/format.ts';

/** Text for people or a list of words, identified by the file's name. */
export const plainText = defineTextFormat({
  id: 'plain-text',
  title: 'plain text',
  mediaType: 'text/plain',
  names: [
    '.txt',
    '.text',
    '.log',
    '.rst',
    '.bib',
    '.cff',
    '.cfg',
    '.ini',
    '.lock',
    '.merges',
    '.vocab',
    '.sha256',
    'readme',
    'authors',
    'changelog',
    'contributors',
    'version',
  ],
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3'],
});
