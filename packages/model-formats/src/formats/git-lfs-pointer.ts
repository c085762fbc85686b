import { defineFormat } from '../format.ts';
import { isPointer, readPointer } from '../lfs/pointer.ts';

/** A text in place of a file that Git LFS stores elsewhere: the file's size and digest, not its content. */
export const gitLfsPointer = defineFormat({
  id: 'git-lfs-pointer',
  title: 'Git LFS pointer',
  mediaType: 'text/vnd.git-lfs.pointer',
  names: {},
  canCarryCode: 'no',
  role: 'document',
  citations: ['https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md'],
  sniff: (head, _path, sizeBytes) => isPointer(head, sizeBytes),
  read: readPointer,
});
