import { listContent } from '../content.ts';
import { defineReading } from '../reading.ts';

/** What in the folder is the model, and what only accompanies it. */
export const content = defineReading({
  id: 'content',
  needs: ['folder'],
  read: ({ inputs: { folder }, settings: { signal } }) =>
    listContent(folder, signal === undefined ? {} : { signal }),
});
