import { hasCode } from '@weighbridge/core';
import type { VerificationProblem } from '@weighbridge/evidence';
import {
  ModelSigningError,
  trustCertificates,
  trustKeys,
  trustSigstore,
} from '@weighbridge/model-signing';
import type { SigningMethod, Trust, TrustedRoot, VerifiedSigner } from '@weighbridge/model-signing';
import type { PolicySigner } from '@weighbridge/posture';
import { matchSigner } from '@weighbridge/posture';
import { toSignerFacts } from './facts.ts';

/** Maximum length of an error message in evidence, in UTF-16 code units. */
const MAX_MESSAGE = 2000;

/** The result of verifying something against those who may sign. */
export type Attempt<T> =
  /** `signer` is undefined when the signer turns out not to be permitted. */
  | { readonly value: T; readonly signer: PolicySigner | undefined }
  | { readonly problem: VerificationProblem }
  /** Nothing was checked; `problem` says why where the policy is the cause. */
  | { readonly unchecked: true; readonly problem?: VerificationProblem };

/** Problems that only say that it was not this signer; any other problem is more specific. */
const SOMEBODY_ELSE: readonly string[] = [
  'METHOD_MISMATCH',
  'KEY_MISMATCH',
  'CERTIFICATE_UNTRUSTED',
  'IDENTITY_MISMATCH',
  'ISSUER_MISMATCH',
];

/**
 * Verifies with the trust in each of those who may sign in turn, until one of them verifies.
 *
 * What the bytes do not cause is thrown; what a verification says is data.
 */
export async function verifyByAny<T extends { readonly signer: VerifiedSigner }>(
  method: SigningMethod,
  signers: readonly PolicySigner[] = [],
  root: TrustedRoot | undefined,
  verify: (trust: Trust) => Promise<T>,
): Promise<Attempt<T>> {
  if (signers.length === 0) return { unchecked: true };
  const candidates = signers.filter((signer) => signer.method === method);
  const problems: VerificationProblem[] = [];
  const unusable: VerificationProblem[] = [];
  let stranger: T | undefined;
  for (const candidate of candidates) {
    const trust = trustIn(candidate, root);
    if ('code' in trust) {
      unusable.push(trust);
      continue;
    }
    const answer = await outcomeOf(() => verify(trust));
    if ('problem' in answer) problems.push(answer.problem);
    else {
      const signer = matchSigner({ signers }, toSignerFacts(answer.value.signer));
      if (signer !== undefined) return { value: answer.value, signer };
      stranger = answer.value;
    }
  }
  if (stranger !== undefined) return { value: stranger, signer: undefined };
  if (problems.length > 0) return { problem: mostTelling(problems) };
  const [first] = unusable;
  return first === undefined
    ? { problem: otherMethod(method) }
    : { unchecked: true, problem: first };
}

/** Runs a verification; an error of the signature is the answer, any other is thrown. */
export async function outcomeOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly problem: VerificationProblem }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof ModelSigningError)) throw error;
    return { problem: toProblem(error) };
  }
}

/** An error as evidence states it. */
export function toProblem({ code, stage, message }: ModelSigningError): VerificationProblem {
  return { code, stage, message: message.slice(0, MAX_MESSAGE) };
}

function trustIn(signer: PolicySigner, root: TrustedRoot | undefined): Trust | VerificationProblem {
  try {
    return makeTrust(signer, root);
  } catch (error) {
    if (!(error instanceof ModelSigningError) && !hasCode(error, 'TRUST_INVALID')) throw error;
    return toProblem(error as ModelSigningError);
  }
}

function makeTrust(signer: PolicySigner, root: TrustedRoot | undefined): Trust {
  switch (signer.method) {
    case 'key':
      return trustKeys(signer.publicKey, authoritiesOf(signer));
    case 'certificate':
      return trustCertificates(signer.anchors, authoritiesOf(signer));
    case 'sigstore': {
      const { name: _name, method: _method, ...identity } = signer;
      return trustSigstore({ identities: [identity], ...(root && { root }) });
    }
  }
}

function authoritiesOf({ timestampAuthorities }: { readonly timestampAuthorities?: string }): {
  readonly timestampAuthorities?: string;
} {
  return timestampAuthorities === undefined ? {} : { timestampAuthorities };
}

function mostTelling(problems: readonly VerificationProblem[]): VerificationProblem {
  const [first] = problems;
  const telling = problems.find(({ code }) => !SOMEBODY_ELSE.includes(code));
  return telling ?? first ?? otherMethod('key');
}

function otherMethod(method: SigningMethod): VerificationProblem {
  const message = `signed by ${method}, and the policy names no signer for that method`;
  return { code: 'METHOD_MISMATCH', stage: 'trust', message };
}
