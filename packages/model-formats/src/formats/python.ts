import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** Python source. */
export const python = defineFormat({
  id: 'python',
  title: 'Python source',
  mediaType: 'text/x-python',
  extensions: ['.py', '.pyw', '.pyi', '.pyx'],
  canCarryCode: 'yes',
  role: 'code',
  citations: ['https://docs.python.org/3/reference/'],
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, ['.py', '.pyw', '.pyi', '.pyx']),
  read: textReader('python', 'yes'),
});
