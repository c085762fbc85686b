import { defineFormat } from '../format.ts';
import { hasBytes } from '../sniff/bytes.ts';
import { headText, isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** A word with a colon, as in `#!comment: ...`, is not an interpreter path. */
const NO_INTERPRETER = /^#![ \t]*[^\s/]*:/;

const NAMES: readonly string[] = ['.sh', '.bash', '.zsh'];

/** A script: text with a first line that names an interpreter, or a shell script by its name. */
export const shell = defineFormat({
  id: 'shell',
  title: 'script with an interpreter line',
  mediaType: 'text/x-shellscript',
  names: { usual: NAMES },
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html'],
  sniff: (head, path, sizeBytes) =>
    hasBytes(head, 0, '#!')
      ? !NO_INTERPRETER.test(headText(head, sizeBytes) ?? '#!:')
      : isTextNamed(head, path, sizeBytes, NAMES),
  read: textReader('shell', 'yes'),
});
