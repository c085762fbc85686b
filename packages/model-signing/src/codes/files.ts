import type { CodeDescription } from './code.ts';

/** Codes of listing and hashing a model's files, and of comparing them with the signed list. */
export const filesCodes = {
  MODEL_UNREADABLE: {
    stage: 'files',
    when: 'the model does not exist, cannot be read, or is neither a folder nor a regular file',
    advice: 'Check the path and the permissions.',
  },
  MODEL_EMPTY: {
    stage: 'files',
    when: 'no file is left to sign: the model is empty, or all of it is ignored or empty shards',
    advice: 'Check the path and the ignored paths: an empty list protects nothing.',
  },
  SYMLINK: {
    stage: 'files',
    when: 'a symbolic link must not be followed: links are not allowed, or it leads out of the model, to a folder or nowhere (CWE-59)',
    advice: 'Replace the link with the file it leads to, or ignore its path.',
  },
  SPECIAL_FILE: {
    stage: 'files',
    when: 'a FIFO, socket or device is among the files; it is never opened',
    advice: 'Remove it, or ignore its path.',
  },
  FILE_UNREADABLE: {
    stage: 'files',
    when: 'the system refuses to read a file or folder, or folders are nested deeper than the limit',
    advice: 'Grant read permission, remove the entry, or ignore its path.',
  },
  FILE_CHANGED: {
    stage: 'files',
    when: 'a file was written, replaced or removed while the model was being hashed (CWE-367)',
    advice: 'Wait until nothing writes to the model, then start again.',
  },
  NAME_NOT_UTF8: {
    stage: 'files',
    when: 'a name is not UTF-8, so no signature can contain it',
    advice: 'Rename the file, or ignore its folder.',
  },
  NAME_UNSAFE: {
    stage: 'files',
    when: 'a name to sign contains a backslash, a drive letter or a control character, which verifiers refuse (CWE-22)',
    advice: 'Rename the file, or ignore its path.',
  },
  EMPTY_FILE: {
    stage: 'files',
    when: 'a file without bytes cannot be signed as shards: the format does not list it, so anyone could fill it',
    advice: 'Sign with the method files, or ignore the path.',
  },
  NOT_A_STATEMENT: {
    stage: 'files',
    when: '`attestations` contains something that is not a statement: a signature covers nothing in that folder',
    advice:
      'Move it out of attestations, so that it is signed; only statements (<name>.json, each a JSON object) may stand there.',
  },
  TOO_MANY_FILES: {
    stage: 'files',
    when: 'the model has more files or shards than the limit (CWE-400)',
    advice: 'Raise maxFiles or maxResources if the model is that large, or use larger shards.',
  },
  NOTHING_SELECTED: {
    stage: 'files',
    when: 'a path to verify on its own is not in the signature',
    advice: 'Do not load that file: it is not signed. Check the path for a typing error.',
  },
  FILES_MISMATCH: {
    stage: 'files',
    when: 'a signed file is changed or missing, or a file is present that was not signed',
    advice: 'Do not load the model: it is not what was signed. The details list every difference.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;
