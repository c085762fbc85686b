import type { TrustedRoot } from './contract.ts';
import { PUBLIC_GOOD } from './data/public-good.ts';
import { trustedRootFrom } from './trusted-root.ts';

let pinned: TrustedRoot | undefined;

/**
 * The trusted root of the Sigstore public-good instance that ships with this package.
 *
 * Uses no network. `refreshTrustedRoot` fetches a newer one by TUF, and is the only thing that does.
 */
export function publicGoodRoot(): TrustedRoot {
  pinned ??= trustedRootFrom(PUBLIC_GOOD.text, 'pinned');
  return pinned;
}
