import type {
  SignatureVerificationPayload,
  SignerFacts,
  VerificationProblem,
} from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut } from '../../text.ts';
import { nameOf, notAllowed, withoutSigners } from './signer.ts';

/** The one problem that arises without any change: the certificate has expired. */
const LAPSED = 'CERTIFICATE_LAPSED';

/** The members that say whether a signature holds. */
export type Verification = Pick<
  SignatureVerificationPayload,
  'path' | 'verified' | 'problem' | 'signer'
>;

/** A signer whom the policy allows signed it. */
export interface Allowed {
  readonly signer: SignerFacts;
  /** The policy's name for them. */
  readonly name: string;
}

/**
 * Judges `verified`, `problem` and `signer` of a payload against the policy: a judgement if that settles it, otherwise
 * who signed. `what` begins the sentences, for instance `The model is`.
 */
export function judgeVerification(
  { path, verified, problem, signer }: Verification,
  policy: Policy,
  what: string,
): Judgement | Allowed {
  const nobody = withoutSigners(policy);
  if (nobody !== undefined) return nobody;
  if (verified === null) {
    return {
      outcome: 'inconclusive',
      message: 'The signature was not checked.',
      remedy: `Weigh again with hashing on${beside(path)}.`,
    };
  }
  if (!verified)
    return problem === undefined ? unsaid('problem') : judgeProblem(problem, beside(path));
  if (signer === undefined) return unsaid('signer');
  const name = nameOf(policy, signer);
  return name === undefined ? notAllowed(what, signer) : { signer, name };
}

/**
 * An expired certificate leaves it open: nothing was changed, but nothing shows that the signature was made before the
 * certificate expired.
 */
function judgeProblem({ code, message }: VerificationProblem, at: string): Judgement {
  if (code === LAPSED) {
    return {
      outcome: 'inconclusive',
      reason: 'signature-lapsed',
      message: `The signer's certificate has lapsed, and nothing proves that the signature is older: ${cut(message)}`,
      remedy: `Have it signed again with an RFC 3161 timestamp, or by a signer whose certificate is valid${at}.`,
    };
  }
  return {
    outcome: 'adverse',
    message: `The signature does not hold: ${cut(code, 40)}: ${cut(message)}`,
    remedy: `Do not load what is signed; fetch it again from its signer, or have it signed as it is now${at}.`,
  };
}

/** The judgement if an optional member is missing that the rest of the payload requires. */
export function unsaid(what: string): Judgement {
  return {
    outcome: 'inconclusive',
    message: `The evidence does not have its type’s shape: ${what} is missing.`,
  };
}

/** Names the file at the end of a sentence. */
function beside(path: string): string {
  return path === '' ? '' : ` (${cut(path)})`;
}
