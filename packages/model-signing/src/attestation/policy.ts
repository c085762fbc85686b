import type { Digest } from '@weighbridge/core';

/** Leaves a part of a policy open; the result's warnings list what is not checked. */
export type Any = 'any';

/** Which builds are accepted. */
export interface ProvenancePolicy {
  /** Builder ids, one of which the provenance must name. */
  readonly builders: readonly string[] | Any;
  /** Build types, one of which the provenance must name. Default: any. */
  readonly buildTypes?: readonly string[];
  /** What was built. */
  readonly source: SourcePolicy | Any;
}

/** The source that a build must have started from. Every part is compared exactly. */
export interface SourcePolicy {
  /** URL of the repository, for instance `https://github.com/acme/fraud`; a leading `git+` is ignored. */
  readonly repository: string;
  /** Full name of the ref, for instance `refs/tags/v7`. Default: any. */
  readonly ref?: string;
  /** Lower-case hexadecimal id of the commit. Default: any. */
  readonly commit?: string;
}

/** A policy document by its URI and, better, by its bytes. */
export interface PolicyReference {
  /** Compared exactly. */
  readonly uri: string;
  /** Must be among the policy digests that the statement gives. */
  readonly digest?: Digest;
}

/** Which verification summaries (VSA) are accepted. */
export interface SummaryPolicy {
  /** Verifier ids, one of which the summary must name. */
  readonly verifiers: readonly string[] | Any;
  /** The URI from which the model is used, or `any`. */
  readonly resourceUri: string;
  /**
   * Levels and properties that must all be verified. `SLSA_<TRACK>_LEVEL_<n>` is met by that level or a higher
   * one of the track, as SLSA says; anything else is met only by itself.
   */
  readonly levels: readonly string[] | Any;
  /** The policy that the model was verified under. Default: any. */
  readonly policy?: PolicyReference;
  /** Default `PASSED`. `FAILED` accepts only a refusal, for readers who want to prove one. */
  readonly result?: 'PASSED' | 'FAILED';
  /** Maximum number of days since the verification. Default: any, and a time is not needed. */
  readonly maxAgeDays?: number;
}

/** Which simple verification results (SVR) are accepted. */
export interface VerificationResultPolicy {
  /** Verifier ids, one of which the result must name. */
  readonly verifiers: readonly string[] | Any;
  /** Properties that must all be present. */
  readonly properties: readonly string[] | Any;
  /** A policy that must be among those that the verifier used. Default: any. */
  readonly policy?: PolicyReference;
  /** Maximum number of days since the verification. Default: any. */
  readonly maxAgeDays?: number;
}

/** What an attestation must say to be accepted. Plain data; nothing in it is a pattern. */
export interface AttestationPolicy {
  /** Accepted predicate types; at least one. */
  readonly predicateTypes: readonly string[];
  /**
   * Digests that the attestation must be about, at least one: `sha256:…` of a file or of a signature's
   * payload, `omsRoot:…`, `gitCommit:…` and the others of `SUBJECT_ALGORITHMS`. `any` compares none.
   */
  readonly subjects: readonly Digest[] | Any;
  /** Whether all of the digests must be among the subjects, or any. Default `all`. */
  readonly subjectMatch?: 'all' | 'any';
  /** Accept unknown predicate types; the caller must then judge their content. */
  readonly raw?: true;
  /** Needed when a provenance type is accepted. */
  readonly provenance?: ProvenancePolicy;
  /** Needed when a verification summary is accepted. */
  readonly summary?: SummaryPolicy;
  /** Needed when a simple verification result is accepted. */
  readonly verificationResult?: VerificationResultPolicy;
}
