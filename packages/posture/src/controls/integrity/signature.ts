import type { SignatureVerificationPayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut } from '../../text.ts';
import { judgeVerification } from '../shared/verification.ts';

/** What `signature/verification` says to WB-INT-1: whether an allowed signer vouches for these bytes. */
export function judgeSignature(payload: SignatureVerificationPayload, policy: Policy): Judgement {
  const answer = judgeVerification(payload, policy, 'The model is');
  if ('outcome' in answer) return answer;
  return { outcome: 'supports', message: `The model is as ${cut(answer.name)} signed it.` };
}
