import { listContent } from '../content.ts';
import { defineReading } from '../reading.ts';

/** What of the folder is the model, and what only lies beside it. */
export const content = defineReading({
  id: 'content',
  needs: ['folder'],
  read: ({ inputs: { folder }, settings: { signal } }) =>
    listContent(folder, signal === undefined ? {} : { signal }),
});
