import type { Digest, JsonObject } from '@weighbridge/core';
import type { DigestSet } from './digest-set.ts';

/** A thing that a predicate points to. */
export interface ResourceDescriptor {
  readonly name?: string;
  readonly uri?: string;
  readonly digest?: DigestSet;
}

/** The source of a build, as its provenance names it. */
export interface BuildSource {
  /** As stated, without a leading `git+` and without the ref. */
  readonly repository: string;
  /** Full name of the ref, for instance `refs/heads/main`. */
  readonly ref?: string;
  /** Digests of the commit under every name that the provenance gives them: `gitCommit`, `sha1`, `sha256`. */
  readonly commits: readonly string[];
}

/** SLSA build provenance 0.2 or 1. */
export interface ProvenanceFacts {
  readonly kind: 'provenance';
  readonly version: '0.2' | '1';
  readonly builder: string;
  readonly buildType: string;
  /** Absent when the build type says nowhere that is known here, or says two things, where the source is. */
  readonly source?: BuildSource;
  /** What started the build: a workflow file, a target. */
  readonly entryPoint?: string;
  readonly invocationId?: string;
  readonly startedOn?: string;
  readonly finishedOn?: string;
  /** Materials or resolved dependencies. */
  readonly dependencies: readonly ResourceDescriptor[];
}

/** SLSA verification summary 0.2 or 1. */
export interface SummaryFacts {
  readonly kind: 'summary';
  readonly version: '0.2' | '1';
  readonly verifier: string;
  /** ISO 8601 UTC instant. */
  readonly timeVerified?: string;
  readonly resourceUri: string;
  readonly policy: ResourceDescriptor;
  readonly inputAttestations: readonly ResourceDescriptor[];
  readonly result: 'PASSED' | 'FAILED';
  readonly levels: readonly string[];
  readonly slsaVersion?: string;
}

/** in-toto simple verification result 0.1 or 0.2. */
export interface VerificationResultFacts {
  readonly kind: 'verification-result';
  readonly version: '0.1' | '0.2';
  readonly verifier: string;
  readonly policies: readonly ResourceDescriptor[];
  /** ISO 8601 UTC instant. */
  readonly timeCreated: string;
  readonly properties: readonly string[];
}

/** CycloneDX bill of materials as a predicate. */
export interface BomFacts {
  readonly kind: 'bom';
  readonly specVersion: string;
  readonly serialNumber?: string;
  readonly components: number;
  /** The bill itself, not checked any further. */
  readonly bom: JsonObject;
}

/** A posture statement of Weighbridge: who verifies it in full is `verifyPosture` of `@weighbridge/weigh`. */
export interface PostureFacts {
  readonly kind: 'posture';
  readonly model: string;
  /** `admit`, `admit-with-conditions`, `refuse` or `cannot-decide`. */
  readonly outcome: string;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
  readonly policy: { readonly name: string; readonly digest: Digest };
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** The exported evidence from which the posture can be computed again. */
  readonly evidence: ResourceDescriptor;
  readonly posture: JsonObject;
}

/** A predicate of a type that is not known here, which the caller asked for by name. */
export interface RawFacts {
  readonly kind: 'raw';
  readonly predicate: JsonObject;
}

/** What an attestation says, by kind of predicate. */
export type PredicateFacts =
  | ProvenanceFacts
  | SummaryFacts
  | VerificationResultFacts
  | BomFacts
  | PostureFacts
  | RawFacts;
