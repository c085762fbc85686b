import { defineUses } from '../registered/uses.ts';
import { selectionLines } from './parts.ts';

export const digest = defineUses({
  command: 'digest',
  lines: [
    ['digest m --method shards --hash blake3 --shard-size 64', 0, /\(root\)/],
    ['digest m --signature m/LICENSE', 0, /README\.md/],
    ...selectionLines('digest m', 1),
  ],
});
