import { defineUses } from '../registered/uses.ts';
import { NOTHING, TO_FILE } from './parts.ts';

export const explain = defineUses({
  command: 'explain',
  idle: ['--quiet'],
  lines: [
    ['explain WB-INT-1 --policy prod', 0, /required by +prod/],
    [`explain WB-ART-1 ${TO_FILE}`, 0, NOTHING],
  ],
});
