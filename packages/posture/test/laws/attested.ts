import type { Attested, Evidence, SignerFacts } from '@weighbridge/core';
import fc from 'fast-check';
import type { Policy } from '../../src/policy.ts';
import { CERTIFICATE, KEY, SIGSTORE, STRANGER } from '../support/signers.ts';

/** The signers of what is handed in, by their name in a policy. */
const SIGNERS = new Map(
  Object.entries({ team: KEY, house: CERTIFICATE, pipeline: SIGSTORE, stranger: STRANGER }),
);

/** Statements with any signer or none; the team, which is an observer about half the time, hands in half of them. */
export const attested: fc.Arbitrary<Attested> = fc.record({
  statement: fc.constantFrom(
    `sha256:${'0a'.repeat(32)}` as const,
    `sha256:${'0b'.repeat(32)}` as const,
  ),
  signer: fc.constantFrom(KEY, KEY, KEY, CERTIFICATE, SIGSTORE, STRANGER, null) as fc.Arbitrary<
    Attested['signer']
  >,
});

/** Whether the policy names the statement's signer as an observer of its type; independent of the engine. */
export function isObserved({ type, attested: by }: Evidence, { observers = [] }: Policy): boolean {
  const names = Array.from(SIGNERS).flatMap(([name, facts]) =>
    isSame(facts as SignerFacts, by?.signer) ? [name] : [],
  );
  return observers.some(({ signer, types }) => names.includes(signer) && types.includes(type));
}

function isSame(facts: SignerFacts, signer: SignerFacts | null | undefined): boolean {
  return signer?.method === facts.method && signer.keyFingerprint === facts.keyFingerprint;
}
