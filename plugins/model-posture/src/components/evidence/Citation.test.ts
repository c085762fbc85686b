import { expect, test } from 'vitest';
import { linkOf } from './Citation.tsx';

test.for([
  ['CWE-400', 'https://cwe.mitre.org/data/definitions/400.html'],
  ['https://www.rfc-editor.org/rfc/rfc8785', 'https://www.rfc-editor.org/rfc/rfc8785'],
] as const)('links %s', ([source, href]) => {
  expect(linkOf(source)).toBe(href);
});

test.for([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://cyclonedx.org/',
  'https://cyclonedx.org.evil.example/',
  'https://cyclonedx.org@evil.example/',
  'https://user:secret@cyclonedx.org/',
  'https://cyclonedx.org:8443/',
  'https://huggingface.co/evil/model',
  'https://huggingface.co/docs/../evil/model',
  'https://github.com/evil/safetensors',
  '//cyclonedx.org/',
  'CWE-400"><script>',
  '',
])('shows %j as text', (source) => {
  expect(linkOf(source)).toBeUndefined();
});
