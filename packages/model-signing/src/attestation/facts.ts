import type { Digest, Evidence, JsonObject } from '@weighbridge/core';
import type { DigestSet } from './digest-set.ts';

/** A resource that a predicate points to. */
export interface ResourceDescriptor {
  /** A name for people; nothing is matched by it. */
  readonly name?: string;
  /** Where it is, or its global name. */
  readonly uri?: string;
  /** Digests of its bytes, by algorithm. */
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
  /** Edition of the predicate. */
  readonly version: '0.2' | '1';
  /** URI of the builder. */
  readonly builder: string;
  /** URI that says how to read the rest. */
  readonly buildType: string;
  /** Absent when the build type names the source in no known place, or names two different ones. */
  readonly source?: BuildSource;
  /** What started the build: a workflow file, a target. */
  readonly entryPoint?: string;
  /** The builder's id for this run. */
  readonly invocationId?: string;
  /** ISO 8601 UTC instant. */
  readonly startedOn?: string;
  /** ISO 8601 UTC instant. */
  readonly finishedOn?: string;
  /** Materials or resolved dependencies. */
  readonly dependencies: readonly ResourceDescriptor[];
}

/** SLSA verification summary 0.2 or 1. */
export interface SummaryFacts {
  readonly kind: 'summary';
  /** Edition of the predicate. */
  readonly version: '0.2' | '1';
  /** URI of the verifier. */
  readonly verifier: string;
  /** ISO 8601 UTC instant. */
  readonly timeVerified?: string;
  /** The URI that the model was verified for. */
  readonly resourceUri: string;
  /** The policy that the model was verified under. */
  readonly policy: ResourceDescriptor;
  /** The inputs of the verifier's answer. */
  readonly inputAttestations: readonly ResourceDescriptor[];
  /** The answer of the verifier. */
  readonly result: 'PASSED' | 'FAILED';
  /** Levels and properties that were verified, for instance `SLSA_BUILD_LEVEL_2`. */
  readonly levels: readonly string[];
  /** Edition of SLSA that the levels are of, where the summary says. */
  readonly slsaVersion?: string;
  /** ISO 8601 UTC instant at which the answer states that it ends; only gates of Weighbridge state one. */
  readonly endsAt?: string;
}

/** in-toto simple verification result 0.1 or 0.2. */
export interface VerificationResultFacts {
  readonly kind: 'verification-result';
  /** Edition of the predicate. */
  readonly version: '0.1' | '0.2';
  /** URI of the verifier. */
  readonly verifier: string;
  /** The policies that were applied. */
  readonly policies: readonly ResourceDescriptor[];
  /** ISO 8601 UTC instant. */
  readonly timeCreated: string;
  /** Properties that were verified. */
  readonly properties: readonly string[];
  /** ISO 8601 UTC instant at which the answer states that it ends; only gates of Weighbridge state one. */
  readonly endsAt?: string;
}

/** CycloneDX bill of materials as a predicate. */
export interface BomFacts {
  readonly kind: 'bom';
  /** Edition of CycloneDX, for instance `1.7`. */
  readonly specVersion: string;
  /** `urn:uuid:` and a UUID, where the bill has one. */
  readonly serialNumber?: string;
  /** How many components it lists. */
  readonly components: number;
  /** The bill itself, not checked any further. */
  readonly bom: JsonObject;
}

/** A posture statement of Weighbridge; `verifyPosture` of `@weighbridge/weigh` verifies it in full. */
export interface PostureFacts {
  readonly kind: 'posture';
  /** Name of the model that was weighed. */
  readonly model: string;
  /** `admit`, `admit-with-conditions`, `refuse` or `cannot-decide`. */
  readonly outcome: string;
  /** ISO 8601 UTC instant. */
  readonly assessedAt: string;
  /** Name and digest of the policy that decided. */
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Version and digest of the catalogue of controls. */
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** The exported evidence from which the posture can be computed again. */
  readonly evidence: ResourceDescriptor;
  /** The whole posture, not checked any further. */
  readonly posture: JsonObject;
}

/** One observed fact of a statement of evidence: `Evidence` without what the statement itself says. */
export type StatedEvidence = Omit<Evidence, 'id' | 'subject' | 'attested'>;

/** Evidence that an observer hands in. */
export interface EvidenceFacts {
  readonly kind: 'evidence';
  /** From 1 to 10,000, in the order of the statement. */
  readonly items: readonly StatedEvidence[];
}

/** A predicate of an unknown type, which the caller requested by name. */
export interface RawFacts {
  readonly kind: 'raw';
  /** The predicate, unchanged. */
  readonly predicate: JsonObject;
}

/** What an attestation says, by kind of predicate. */
export type PredicateFacts =
  | ProvenanceFacts
  | SummaryFacts
  | VerificationResultFacts
  | BomFacts
  | PostureFacts
  | EvidenceFacts
  | RawFacts;
