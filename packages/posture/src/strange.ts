import type { Attested } from '@weighbridge/core';
import type { Judgement } from './control.ts';
import { cut } from './text.ts';

/** The answer to evidence handed in by somebody whose evidence of this type does not count. */
export function strange(
  type: string,
  { signer }: Attested,
): Required<Pick<Judgement, 'message' | 'remedy'>> {
  const who = signer ? `${signer.method} ${cut(signer.name)}` : 'somebody';
  return {
    message: `Evidence of ${type} that ${who} handed in does not count.`,
    remedy: `Write in the policy: observers: [{ signer: <name>, types: [${type}] }].`,
  };
}
