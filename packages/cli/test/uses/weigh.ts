import { defineUses } from '../registered/uses.ts';
import { NOTHING, NOW, TOO_MANY, TO_FILE, identityLines } from './parts.ts';

export const weigh = defineUses({
  command: 'weigh',
  before: ['sign key m --private-key p256.pem --signature m.sig --quiet'],
  lines: [
    [
      `weigh good --policy default --strict --place build --serving --no-cache ${NOW}`,
      0,
      /ADMITTED/,
    ],
    [
      `weigh good --hash full --model tiny --max-files 100 --cache out/digests --bom-out out/bom.json ${TO_FILE} ${NOW}`,
      0,
      NOTHING,
    ],
    [
      `weigh snapshot --allow-root good --model tiny --previous out/answer.json ${NOW}`,
      2,
      /withdrawn/,
    ],
    ['weigh good --max-files 1', 3, TOO_MANY],
    ['weigh good --evidence none.json', 3, /none\.json is not there/],
    ['weigh m --signature m.sig --trusted-root none.json', 3, /none\.json is not there/],
    [
      `weigh m --sign key --private-key locked.pem --password-file pass.txt --attestations out/attestations --verifier https://gate.example --resource-uri https://models.example/m --policy-uri https://policies.example/p ${NOW}`,
      0,
      /signed: posture\.json/,
    ],
    ['weigh m --sign key --private-key locked.pem --password wrong', 3, /assphrase/],
    [
      'weigh m --sign certificate --private-key p256.pem --signing-certificate p256.pub --certificate-chain p256.pub',
      3,
      /p256\.pub/,
    ],
    ['weigh m --sign key --private-key p256.pem --transparency-log nowhere', 3, /Correct --trans/],
    [
      'weigh m --sign sigstore --identity-token x --transparency-log public',
      3,
      /Leave out --transparency-log/,
    ],
    ...identityLines('weigh m --sign sigstore'),
  ],
});
