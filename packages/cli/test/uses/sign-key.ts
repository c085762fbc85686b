import { defineUses } from '../registered/uses.ts';
import { selectionLines } from './parts.ts';

const SIGN = 'sign key m --private-key p256.pem --signature m.sig';

export const signKey = defineUses({
  command: 'sign key',
  lines: [
    [`${SIGN} --method shards --hash blake3 --shard-size 64`, 0, /SIGNED/],
    [`${SIGN.replace('m.sig', 'out/other.bin')} --force`, 0, /SIGNED/],
    [`${SIGN} --timestamp-url nowhere`, 3, /Correct --timestamp-url/],
    [`${SIGN} --transparency-log nowhere`, 3, /Correct --transparency-log/],
    ...selectionLines(SIGN, 3),
    ['sign key m --private-key locked.pem --password-file pass.txt', 0, /SIGNED/],
    ['sign key m --private-key locked.pem --password wrong', 3, /assphrase/],
  ],
});
