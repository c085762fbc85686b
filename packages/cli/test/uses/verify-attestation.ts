import { defineUses } from '../registered/uses.ts';
import { NOTHING, NOW, TO_FILE, signerLines, timeLines } from './parts.ts';

const VSA = `verify attestation m/attestations/posture-vsa.json --type vsa ${NOW}`;
const BY_KEY = `${VSA} --public-key p256.pub`;
const ANY = '--verifier any --level any --resource-uri any';

export const verifyAttestation = defineUses({
  command: 'verify attestation',
  before: [
    `weigh m --sign key --private-key p256.pem --quiet ${NOW}`,
    'sign key m --private-key p256.pem --signature m.sig --quiet',
  ],
  lines: [
    [`${BY_KEY} ${ANY} --model m --max-age 1d --fail-on error`, 0, /result +PASSED/],
    [`${BY_KEY} ${ANY} --model m --max-age-days 1 --any-subject --cache auto`, 0, /result +PASSED/],
    [`${BY_KEY} ${ANY} --model m --allow-root good --no-cache ${TO_FILE}`, 0, NOTHING],
    [`${BY_KEY} ${ANY} --subject sha256:${'0'.repeat(64)}`, 1, /ATTESTATION_SUBJECT/],
    [`${BY_KEY} ${ANY} --file m/LICENSE`, 1, /ATTESTATION_SUBJECT/],
    [`${BY_KEY} ${ANY} --signature m.sig`, 1, /ATTESTATION_SUBJECT/],
    [
      `${BY_KEY} ${ANY} --model m --policy-uri https://p.example --policy-digest sha256:${'0'.repeat(64)}`,
      1,
      /ATTESTATION_POLICY/,
    ],
    [
      `${BY_KEY.replace('--type vsa', '--type provenance')} --model m --builder any --build-type https://b.example --source any --source-ref refs/tags/v1 --source-commit 0`,
      3,
      /Give --source with --source-ref/,
    ],
    [`${VSA} ${ANY} --model m --certificate-chain none.pem`, 3, /none\.pem is not there/],
    ...timeLines(`${BY_KEY} ${ANY} --model m`),
    ...signerLines(`${VSA} ${ANY} --model m`),
  ],
});
