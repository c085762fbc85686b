import { defineTextFormat } from '../text/format.ts';

/** Settings of a Git repository; filters that they name are defined elsewhere. */
export const gitAttributes = defineTextFormat({
  id: 'git-attributes',
  title: 'Git attributes',
  mediaType: 'text/x-gitattributes',
  names: ['.gitattributes', '.gitignore'],
  canCarryCode: 'no',
  role: 'config',
  citations: ['https://git-scm.com/docs/gitattributes'],
});
