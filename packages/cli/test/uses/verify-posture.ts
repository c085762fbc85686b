import { defineUses } from '../registered/uses.ts';
import { NOTHING, NOW, TO_FILE, signerLines, timeLines } from './parts.ts';

const POSTURE = `verify posture m/attestations/posture.json ${NOW}`;
const BY_KEY = `${POSTURE} --public-key p256.pub`;

export const verifyPosture = defineUses({
  command: 'verify posture',
  before: [
    `weigh m --sign key --private-key p256.pem --quiet ${NOW}`,
    'sign key m --private-key p256.pem --signature m.sig --quiet',
  ],
  lines: [
    [`${BY_KEY} --model m --policy default --strict --max-age 1d --fail-on error`, 0, /ADMITTED/],
    [`${BY_KEY} --model m --genuine-only --allow-root good --no-cache`, 0, /GENUINE/],
    [`${BY_KEY} --model m --cache auto ${TO_FILE}`, 0, NOTHING],
    [`${BY_KEY} --model m --previous none.json`, 3, /none\.json is not there/],
    [`${BY_KEY} --model m --evidence none.json`, 3, /none\.json is not there/],
    [`${BY_KEY} --subject sha256:${'0'.repeat(64)}`, 1, /ATTESTATION_SUBJECT/],
    [`${BY_KEY} --file m/LICENSE`, 1, /ATTESTATION_SUBJECT/],
    [`${BY_KEY} --signature m.sig`, 1, /ATTESTATION_SUBJECT/],
    [`${POSTURE} --model m --certificate-chain none.pem`, 3, /none\.pem is not there/],
    ...timeLines(`${BY_KEY} --model m`),
    ...signerLines(`${POSTURE} --model m`),
  ],
});
