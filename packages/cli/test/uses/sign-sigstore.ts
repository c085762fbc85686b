import { defineUses } from '../registered/uses.ts';
import { NOTHING, TO_FILE, identityLines } from './parts.ts';

const SIGN = 'sign sigstore m --signature m.sig';
const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
/** An unsigned token. */
const TOKEN = [part({ alg: 'none' }), part({ aud: 'sigstore', sub: 'a', exp: 4e9 }), 'x'].join('.');
/** To an instance that does not exist: the model is read, and nothing is sent. */
const SENT = `${SIGN} --identity-token ${TOKEN} --fulcio-url https://127.0.0.1:9 --rekor-url https://127.0.0.1:9`;

export const signSigstore = defineUses({
  command: 'sign sigstore',
  lines: [
    ...identityLines(SIGN),
    [
      `${SENT} --method shards --hash blake3 --shard-size 64 --force --no-cache`,
      1,
      /CERTIFICATE_REQUEST/,
    ],
    [
      `${SENT} --ignore-paths m/README.md --ignore-git-paths --allow-symlinks --allow-twins --cache auto`,
      1,
      /hashed 3 files/,
    ],
    [`${SENT} --no-ignore-git-paths --allow-root good --max-files 10 ${TO_FILE}`, 1, NOTHING],
  ],
});
