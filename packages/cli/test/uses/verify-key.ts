import { defineUses } from '../registered/uses.ts';
import { NOW, selectionLines, timeLines } from './parts.ts';

const VERIFY = 'verify key m --public-key p256.pub --signature m.sig';

export const verifyKey = defineUses({
  command: 'verify key',
  before: ['sign key m --private-key p256.pem --signature m.sig --quiet'],
  lines: [
    [`${VERIFY} --ignore-unsigned-files`, 0, /VERIFIED/],
    [`${VERIFY} --no-ignore-unsigned-files`, 0, /VERIFIED/],
    [`${VERIFY} --only LICENSE`, 0, /VERIFIED IN PART/],
    [`${VERIFY} --only LICENSE --fail-on warning`, 1, /--fail-on does not accept/],
    [`${VERIFY} ${NOW}`, 0, /VERIFIED/],
    ...selectionLines(VERIFY, 1),
    ...timeLines(VERIFY),
  ],
});
