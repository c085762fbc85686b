import { defineUses } from '../registered/uses.ts';
import { NOTHING, NOW, TO_FILE, signerLines } from './parts.ts';

/** For a signature by a key, so that only the method is wrong. */
const VERIFY = 'verify sigstore m --signature m.sig';

export const verifySigstore = defineUses({
  command: 'verify sigstore',
  before: ['sign key m --private-key p256.pem --signature m.sig --quiet'],
  lines: [
    ...signerLines(VERIFY),
    [
      `${VERIFY} --identity a --identity-provider https://i --ignore-paths m/README.md --ignore-git-paths --no-ignore-git-paths --allow-symlinks --allow-twins --max-files 10`,
      1,
      /./,
    ],
    [
      `${VERIFY} --identity a --identity-provider https://i --ignore-unsigned-files --no-ignore-unsigned-files --only LICENSE --fail-on warning ${NOW}`,
      1,
      /./,
    ],
    [
      `${VERIFY} --identity a --identity-provider https://i --allow-root good --cache auto --no-cache ${TO_FILE}`,
      1,
      NOTHING,
    ],
  ],
});
