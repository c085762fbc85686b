import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Settings of a Git repository; filters that they name are defined elsewhere. */
export const gitAttributes = defineFormat({
  id: 'git-attributes',
  title: 'Git attributes',
  mediaType: 'text/x-gitattributes',
  extensions: ['.gitattributes', '.gitignore'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://git-scm.com/docs/gitattributes'],
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, ['.gitattributes', '.gitignore']),
  read: textReader('git-attributes', 'no'),
});
