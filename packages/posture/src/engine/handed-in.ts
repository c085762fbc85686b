import type { Evidence } from '@weighbridge/core';
import type { Judgement, Need } from '../control.ts';
import type { Policy } from '../policy.ts';
import { isObserver } from '../signers.ts';
import { strange } from '../strange.ts';

/**
 * Why an item that others handed in decides nothing in either direction: the policy does not name its signer as an
 * observer of its type, or files beside the weights provide the type, and only a look at those files may decide.
 */
export function whyUncounted(
  { attested, type }: Pick<Evidence, 'attested' | 'type'>,
  { remember }: Pick<Need, 'remember'>,
  policy: Policy,
): Pick<Judgement, 'message' | 'remedy'> | undefined {
  if (!attested || (!remember && isObserver(policy, type, attested.signer))) return undefined;
  return strange(type, attested);
}
