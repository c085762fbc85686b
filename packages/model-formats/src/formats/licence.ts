import { defineFormat } from '../format.ts';
import { fileName } from '../sniff/bytes.ts';
import { headText } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Terms of use, identified by the file's name. */
export const licence = defineFormat({
  id: 'licence',
  title: 'licence text',
  mediaType: 'text/plain',
  names: {
    usual: [
      'license',
      'licence',
      'copying',
      'notice',
      'license.txt',
      'licence.txt',
      'license.md',
      'licence.md',
      'copying.txt',
      'notice.txt',
    ],
  },
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://spdx.github.io/spdx-spec/'],
  sniff: (head, path, sizeBytes) =>
    /^(?:licen[cs]e|copying|notice)(?:[-_.][a-z0-9_.-]*)?$/.test(fileName(path)) &&
    headText(head, sizeBytes) !== undefined,
  read: textReader('licence', 'no'),
});
