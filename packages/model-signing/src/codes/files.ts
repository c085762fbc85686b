import type { CodeDescription } from './code.ts';

/** Codes of comparing the signed list with the files that are there. */
export const filesCodes = {
  FILES_MISMATCH: {
    stage: 'files',
    when: 'a signed file is changed or missing, or a file is there that was not signed',
    advice: 'Do not load the model: it is not what was signed. The details list every difference.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
