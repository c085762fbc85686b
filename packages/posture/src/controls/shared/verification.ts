import type { JsonObject } from '@weighbridge/core';
import type { SignerFacts } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { cut } from '../../text.ts';
import { isObject, member, misshapen, textOf } from './shape.ts';
import { nameOf, notAllowed, signerOf, withoutSigners } from './signer.ts';

/** The one problem that nobody caused by changing anything: the certificate's time is over. */
const LAPSED = 'CERTIFICATE_LAPSED';

/** Somebody whom the policy allows signed it. */
export interface Allowed {
  readonly signer: SignerFacts;
  /** What the policy calls them. */
  readonly name: string;
}

/**
 * Judges `verified`, `problem` and `signer` of a payload against the policy: a judgement where that
 * settles it, else who signed. `what` begins the sentences, for instance `The model is`.
 */
export function judgeVerification(
  payload: JsonObject,
  policy: Policy,
  what: string,
): Judgement | Allowed {
  const verified = member(payload, 'verified');
  if (verified !== null && typeof verified !== 'boolean') return misshapen('verified is no answer');
  const nobody = withoutSigners(policy);
  if (nobody !== undefined) return nobody;
  if (verified === null) {
    return {
      outcome: 'inconclusive',
      message: 'The signature was not checked.',
      remedy: `Weigh again with hashing on${beside(payload)}.`,
    };
  }
  if (!verified) return judgeProblem(member(payload, 'problem'), beside(payload));
  const signer = signerOf(payload);
  if (signer === undefined) return misshapen('signer is missing or of another type');
  const name = nameOf(policy, signer);
  return name === undefined ? notAllowed(what, signer) : { signer, name };
}

/**
 * A certificate that has lapsed leaves it open: nothing was changed, but nothing shows either that the
 * signature is older than the end of the certificate.
 */
function judgeProblem(problem: unknown, at: string): Judgement {
  if (!isObject(problem as JsonObject)) return misshapen('problem is missing');
  const code = textOf(problem as JsonObject, 'code');
  const message = textOf(problem as JsonObject, 'message');
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

/** Which file is meant, at the end of a sentence. */
function beside(payload: JsonObject): string {
  const path = textOf(payload, 'path');
  return path === '' ? '' : ` (${cut(path)})`;
}
