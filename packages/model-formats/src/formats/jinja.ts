import { defineTextFormat } from '../text/format.ts';

/** A program that renders prompts when the model is used; loading the model does not run it. */
export const jinja = defineTextFormat({
  id: 'jinja',
  title: 'Jinja template',
  mediaType: 'text/x-jinja',
  names: ['.jinja', '.jinja2', '.j2', '.template'],
  canCarryCode: 'no',
  role: 'code',
  citations: [
    'https://jinja.palletsprojects.com/en/stable/sandbox/',
    'https://nvd.nist.gov/vuln/detail/CVE-2024-34359',
  ],
});
