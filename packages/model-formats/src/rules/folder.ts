import { defineFormatRules } from '../rule.ts';

/** Rules about the name and the place of a file, and about code where none is expected. */
export const folderRules = defineFormatRules([
  {
    id: 'folder/extension-mismatch',
    level: 'warning',
    summary: 'The extension names a different format than the bytes.',
    remediation: 'Rename the file, or find out why it is not what its name says.',
    citations: ['https://cwe.mitre.org/data/definitions/646.html'],
    cwe: ['CWE-646'],
  },
  {
    id: 'folder/git-lfs-pointer',
    level: 'warning',
    summary: 'The file is a Git LFS pointer, not the content.',
    remediation: 'Run git lfs pull in the clone, then weigh the folder again.',
    citations: ['https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md'],
    cwe: [],
  },
  {
    id: 'code/disguised-format',
    level: 'error',
    summary: 'A format that can run code has the name of one that cannot.',
    remediation: 'Do not load this file.',
    citations: [
      'https://nvd.nist.gov/vuln/detail/CVE-2025-1889',
      'https://cwe.mitre.org/data/definitions/646.html',
    ],
    cwe: ['CWE-646', 'CWE-434'],
  },
  {
    id: 'code/polyglot',
    level: 'error',
    summary: 'The same bytes are a second format that can run code.',
    remediation: 'Do not load this file.',
    citations: ['https://cwe.mitre.org/data/definitions/436.html'],
    cwe: ['CWE-436', 'CWE-506'],
  },
  {
    id: 'code/yaml-python-tag',
    level: 'error',
    summary: 'A YAML document names Python objects that an unsafe loader would make.',
    remediation: 'Load it with a safe loader only, or remove the tags.',
    citations: ['https://nvd.nist.gov/vuln/detail/CVE-2020-14343'],
    cwe: ['CWE-502'],
  },
  {
    id: 'code/chat-template',
    level: 'note',
    summary:
      'A file contains a chat template: a Jinja program that runs when prompts are rendered, not when the model is loaded.',
    remediation: 'Read the template before it is rendered, and render it in a sandbox.',
    citations: [
      'https://nvd.nist.gov/vuln/detail/CVE-2024-34359',
      'https://huggingface.co/docs/transformers/chat_templating',
    ],
    cwe: ['CWE-1336'],
  },
  {
    id: 'text/malformed',
    level: 'error',
    summary:
      'A text file contains bytes that are not UTF-8, or control characters that its format forbids.',
    remediation: 'Find out what the bytes are.',
    citations: ['https://www.rfc-editor.org/rfc/rfc3629'],
    cwe: ['CWE-20'],
  },
  {
    id: 'text/limit-exceeded',
    level: 'note',
    summary: 'A text file exceeds a limit and was not read to the end.',
    remediation: 'Raise the limit when the file is expected to be this large.',
    citations: ['https://cwe.mitre.org/data/definitions/400.html'],
    cwe: ['CWE-400'],
  },
]);
