import { defineUses } from '../registered/uses.ts';
import { selectionLines } from './parts.ts';

const SIGN =
  'sign certificate m --private-key p256.pem --signing-certificate leaf.pem --signature m.sig';

export const signCertificate = defineUses({
  command: 'sign certificate',
  needs: 'openssl',
  lines: [
    [`${SIGN} --certificate-chain ca.pem`, 0, /SIGNED/],
    [`${SIGN.replace('p256', 'locked')} --password-file pass.txt`, 3, /belongs to another key/],
    [`${SIGN.replace('p256', 'locked')} --password wrong`, 3, /assphrase/],
    [`${SIGN} --method shards --hash blake3 --shard-size 64`, 0, /SIGNED/],
    [`${SIGN.replace('m.sig', 'out/other.bin')} --force`, 0, /SIGNED/],
    [`${SIGN} --timestamp-url nowhere`, 3, /Correct --timestamp-url/],
    [`${SIGN} --transparency-log nowhere`, 3, /Correct --transparency-log/],
    ...selectionLines(SIGN, 3),
  ],
});
