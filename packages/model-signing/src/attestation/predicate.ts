import type { JsonObject } from '@weighbridge/core';
import type { PredicateFacts } from './facts.ts';
import type { AttestationPolicy } from './policy.ts';

/** One thing that the policy left open on purpose, so that it was not checked. */
export type Unchecked = string;

/** What a predicate's check can look at. */
export interface CheckContext {
  readonly policy: AttestationPolicy;
  /** The one clock of a verification. */
  readonly now: Date;
}

/** A supported kind of predicate: how it is read and how a policy judges it. */
export interface PredicateDefinition<F extends PredicateFacts = PredicateFacts> {
  readonly id: string;
  /** What it says, one clause for people. */
  readonly title: string;
  /** The predicate types of this definition. */
  readonly types: readonly string[];
  /** The policy section that this predicate requires, if any. */
  readonly section?: 'provenance' | 'summary' | 'verificationResult';
  /** Maximum bytes of a whole statement (CWE-400). Default: what a bundle can hold. */
  readonly maxBytes?: number;
  /** Where the predicate is specified. */
  readonly citation: string;
  /**
   * Reads the predicate; strict about every member with a known meaning, and ignores others.
   *
   * @throws {ModelSigningError} ATTESTATION_MALFORMED
   */
  parse(predicate: JsonObject, predicateType: string): F;
  /**
   * Judges what was read; returns what the policy chose not to check.
   *
   * @throws {ModelSigningError} the code of the first thing that the policy does not allow
   */
  check(facts: F, context: CheckContext): readonly Unchecked[];
}

/** Types a predicate definition; returns it for the registry, which holds all kinds. */
export function definePredicate<F extends PredicateFacts>(
  definition: PredicateDefinition<F>,
): PredicateDefinition {
  return definition as unknown as PredicateDefinition;
}
