import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Text for people or a list of words, by the name of the file. */
export const plainText = defineFormat({
  id: 'plain-text',
  title: 'plain text',
  mediaType: 'text/plain',
  extensions: [
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
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, [
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
    ]),
  read: textReader('plain-text', 'no'),
});
