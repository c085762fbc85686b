import { defineUses } from '../registered/uses.ts';
import { selectionLines, timeLines } from './parts.ts';

const VERIFY = 'verify certificate m --certificate-chain ca.pem --signature m.sig';

export const verifyCertificate = defineUses({
  command: 'verify certificate',
  needs: 'openssl',
  before: [
    'sign certificate m --private-key p256.pem --signing-certificate leaf.pem --signature m.sig --quiet',
  ],
  lines: [
    [`${VERIFY} --log-fingerprints`, 0, /trusted certificate SHA-256/],
    [`${VERIFY} --ignore-unsigned-files`, 0, /VERIFIED/],
    [`${VERIFY} --no-ignore-unsigned-files`, 0, /VERIFIED/],
    [`${VERIFY} --only LICENSE`, 0, /VERIFIED IN PART/],
    [`${VERIFY} --only LICENSE --fail-on warning`, 1, /--fail-on does not accept/],
    [`${VERIFY} --now 2060-01-01T00:00:00Z`, 1, /CERTIFICATE_LAPSED/],
    ...selectionLines(VERIFY, 1),
    ...timeLines(VERIFY),
  ],
});
