import type { Tier } from '@weighbridge/core';

/** Evidence for a result: what was examined, when, and how it is known. */
export interface BomAssessmentEvidence {
  /** Identifier of the evidence, for instance its digest. */
  readonly id: string;
  /** What kind of evidence it is, for instance `bom/cyclonedx`. */
  readonly type: string;
  /** How strong the observation is. */
  readonly tier: Tier;
  /** Where it was read. */
  readonly locator: string;
  /** ISO 8601 UTC instants. */
  readonly observedAt: string;
  /** ISO 8601 UTC instant from which it no longer supports anything. */
  readonly expiresAt?: string;
}

/** The result for one requirement. */
export interface BomAssessmentResult {
  /** Identifier of the requirement, unique within its standard. */
  readonly requirement: string;
  /** What is true when the requirement is met. */
  readonly title: string;
  /** `unknown` and `not-applicable` are not passes: they get no score. */
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  /** Why the outcome is what it is, one sentence. */
  readonly rationale: string;
  /** What the outcome rests on. */
  readonly evidence?: readonly BomAssessmentEvidence[];
}

/** How a model answers the requirements of one standard, as plain data: a posture, an audit. */
export interface BomAssessment {
  /** `thirdParty`: whether the assessor is outside the organisation that makes the claims. */
  readonly assessor: { readonly name: string; readonly thirdParty: boolean };
  /** The standard whose requirements were asked. */
  readonly standard: {
    readonly name: string;
    readonly version?: string;
    readonly description?: string;
    /** An http or https link to its text. */
    readonly url?: string;
  };
  /** The result in a few words. */
  readonly summary?: string;
  /** One per requirement, in the order of the standard. */
  readonly results: readonly BomAssessmentResult[];
}

/** Who affirms a BOM's declarations. Nothing is signed here: each signatory names where the signature is. */
export interface BomAffirmation {
  /** What is affirmed, in the words of whoever affirms it. */
  readonly statement: string;
  /** Who affirms it; each names where their signature is. */
  readonly signatories: readonly {
    readonly name: string;
    readonly role?: string;
    readonly organization: string;
    /** An http or https link to the signature. */
    readonly url: string;
  }[];
}
