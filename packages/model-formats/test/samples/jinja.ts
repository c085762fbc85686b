import { textSamples } from '../support/sample.ts';

export const jinja = textSamples('jinja', { 'chat_template.jinja': '{{ messages }}' });
