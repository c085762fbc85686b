import type { SignerFacts } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { matchSigner } from '../../signers.ts';
import { cut } from '../../text.ts';

/** The judgement if a policy names nobody who may sign; undefined if it names someone. */
export function withoutSigners(
  policy: Policy,
): Required<Pick<Judgement, 'outcome' | 'message' | 'remedy'>> | undefined {
  return (policy.signers ?? []).length > 0
    ? undefined
    : {
        outcome: 'inconclusive',
        message: 'The policy names nobody who may sign.',
        remedy: 'Name in the policy who may sign (signers).',
      };
}

/** The policy's name for this signer; undefined if it does not allow them. */
export function nameOf(policy: Policy, signer: SignerFacts): string | undefined {
  return matchSigner(policy, signer)?.name;
}

/** The adverse judgement about something signed by a signer whom the policy does not allow. */
export function notAllowed(what: string, signer: SignerFacts): Judgement {
  const who = `${signer.method} ${cut(signer.name)}`;
  return {
    outcome: 'adverse',
    message: `${what} signed by ${who}, whom the policy does not name.`,
    remedy: `Have it signed by someone whom the policy names, or name ${who} there if they may sign.`,
  };
}
