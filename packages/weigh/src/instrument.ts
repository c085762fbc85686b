import type { ModelDescription } from '@weighbridge/aibom';
import type { Digest, Evidence, Finding, FolderSource, Subject } from '@weighbridge/core';
import type { Policy } from '@weighbridge/posture';
import type { ModelContent } from './content.ts';
import type { CheckedAttestation } from './signing/check-attestations.ts';
import type { CheckedSignature } from './signing/check-signatures.ts';

/** What a collector may look at. */
export interface CollectContext {
  /** What every item of evidence must be about; copy it. */
  readonly subject: Subject;
  /** The model's folder; nothing outside of it can be opened. */
  readonly folder: FolderSource;
  /** What of the folder is the model, and what only stands beside it. */
  readonly content: ModelContent;
  /** Digest of every file by path; absent when hashing was not asked for. */
  readonly digests?: ReadonlyMap<string, Digest>;
  /** What was read of the files already. */
  readonly description: ModelDescription;
  /** The bill of materials made from the bytes, CycloneDX JSON. */
  readonly bom: string;
  /** What the model is weighed by. A collector reads who may sign; judging is not its business. */
  readonly policy: Policy;
  /** What to call the place where these files are, for instance `serving/fraud`. */
  readonly place: string;
  /** Whether this place is where the model is served from; a copy in a store is not. */
  readonly serving: boolean;
  /** Every signature of the model, checked against the signers of the policy; once, when first asked for. */
  readonly signatures: () => Promise<readonly CheckedSignature[]>;
  /** Every attestation beside the model that can be made evidence of, checked likewise. */
  readonly attestations: () => Promise<readonly CheckedAttestation[]>;
  /** The one clock of a weighing. */
  readonly now: Date;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** What a collector brings home. */
export interface Collected {
  /** Items of the types that the collector promises. */
  readonly evidence: readonly Evidence[];
  /** What is wrong, if anything is. */
  readonly findings: readonly Finding[];
}

/** Turns what is in a model's folder into evidence. */
export interface EvidenceCollector {
  /** Kebab-case name; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Evidence types that it makes. */
  readonly types: readonly string[];
  /**
   * Looks at the model and brings evidence home. It counts whole or not at all: when it throws, or returns
   * anything but evidence of its own types about this model and findings, nothing of its types is known,
   * and a finding says so.
   */
  collect(context: CollectContext): Promise<Collected>;
}

/** Types a collector definition; returns it unchanged. */
export function defineEvidenceCollector<const C extends EvidenceCollector>(collector: C): C {
  return collector;
}
