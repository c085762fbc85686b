import { defineUses } from '../registered/uses.ts';
import { NOTHING, NOW, TOO_MANY, TO_FILE } from './parts.ts';

export const bom = defineUses({
  command: 'bom',
  lines: [
    [
      `bom good --policy default --strict --spec-version 1.6 --no-cache ${NOW}`,
      0,
      /"specVersion":\s?"1\.6"/,
    ],
    [`bom good --no-timestamp --hash none --cache out/digests ${TO_FILE}`, 0, NOTHING],
    ['bom snapshot --allow-root good', 0, /model\.safetensors/],
    ['bom good --max-files 1', 3, TOO_MANY],
  ],
});
