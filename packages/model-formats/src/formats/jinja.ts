import { defineFormat } from '../format.ts';
import { isTextNamed } from '../sniff/text.ts';
import { textReader } from '../text/read.ts';

/** A program that renders prompts when the model is used; loading the model does not run it. */
export const jinja = defineFormat({
  id: 'jinja',
  title: 'Jinja template',
  mediaType: 'text/x-jinja',
  extensions: ['.jinja', '.jinja2', '.j2', '.template'],
  canCarryCode: 'no',
  role: 'code',
  citations: [
    'https://jinja.palletsprojects.com/en/stable/sandbox/',
    'https://nvd.nist.gov/vuln/detail/CVE-2024-34359',
  ],
  sniff: (head, path, sizeBytes) =>
    isTextNamed(head, path, sizeBytes, ['.jinja', '.jinja2', '.j2', '.template']),
  read: textReader('jinja', 'no'),
});
