import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';
import { headText, isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** A word with a colon, as in `#!comment: ...`, is no path of an interpreter. */
const NO_INTERPRETER = /^#![ \t]*[^\s/]*:/;

/** A script: text whose first line names an interpreter, or of a shell by its name. */
export const shell = defineFormat({
  id: 'shell',
  title: 'script with an interpreter line',
  mediaType: 'text/x-shellscript',
  extensions: ['.sh', '.bash', '.zsh'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html'],
  sniff: (head, path, sizeBytes) =>
    hasBytes(head, 0, '#!')
      ? !NO_INTERPRETER.test(headText(head, sizeBytes) ?? '#!:')
      : isTextNamed(head, path, sizeBytes, ['.sh', '.bash', '.zsh']),
  read: textReader('shell', 'yes'),
});
