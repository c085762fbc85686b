import { defineUses } from '../registered/uses.ts';
import { NOTHING, TO_FILE } from './parts.ts';

export const inspect = defineUses({
  command: 'inspect',
  before: ['sign key m --private-key p256.pem --signature m.sig --quiet'],
  lines: [
    ['inspect m.sig', 0, /UNVERIFIED/],
    [`inspect m.sig ${TO_FILE}`, 0, NOTHING],
  ],
});
