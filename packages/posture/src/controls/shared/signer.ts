import type { JsonObject } from '@weighbridge/core';
import type { SignerFacts } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { matchSigner } from '../../signers.ts';
import { cut } from '../../text.ts';
import { isDigest, isObject, member } from './shape.ts';

const METHODS: readonly unknown[] = ['key', 'certificate', 'sigstore'];
const OPTIONAL = ['identity', 'issuer', 'certificateSubject', 'anchor', 'anchorFingerprint'];

/** The signer facts of a payload; undefined when there are none, or when they are not of their shape. */
export function signerOf(payload: JsonObject): SignerFacts | undefined {
  const facts = member(payload, 'signer');
  if (!isObject(facts) || !METHODS.includes(member(facts, 'method'))) return undefined;
  const named = ['name', 'keyType'].every((key) => typeof member(facts, key) === 'string');
  if (!named || !isDigest(member(facts, 'keyFingerprint'))) return undefined;
  const others = OPTIONAL.map((key) => member(facts, key));
  if (others.some((each) => each !== undefined && typeof each !== 'string')) return undefined;
  const claims = member(facts, 'claims') ?? {};
  const isClaims =
    isObject(claims) && Object.values(claims).every((each) => typeof each === 'string');
  if (!isClaims) return undefined;
  return facts as unknown as SignerFacts;
}

/** The judgement where a policy names nobody who may sign; undefined where it does. */
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

/** What the policy calls this signer; undefined where it does not allow them. */
export function nameOf(policy: Policy, signer: SignerFacts): string | undefined {
  return matchSigner(policy, signer)?.name;
}

/** The adverse judgement about what somebody signed whom the policy does not allow. */
export function notAllowed(what: string, signer: SignerFacts): Judgement {
  const who = `${signer.method} ${cut(signer.name)}`;
  return {
    outcome: 'adverse',
    message: `${what} signed by ${who}, whom the policy does not name.`,
    remedy: `Have it signed by someone whom the policy names, or name ${who} there if they may sign.`,
  };
}
