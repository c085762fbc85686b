import type { Digest } from './digest.ts';
import type { Subject, Tier } from './evidence.ts';
import type { Level } from './finding.ts';

/** Four answers; `unknown` is never a kind of pass. */
export type Status = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** The families a model's controls are shown in, in this order. */
export type ControlFamily =
  | 'integrity'
  | 'artifact'
  | 'bom'
  | 'data'
  | 'pipeline'
  | 'privacy'
  | 'deploy'
  | 'runtime'
  | 'confidentiality'
  | 'cloud';

/** A question asked of every model, as the catalogue describes it (the evaluator is posture's). */
export interface Control {
  /** `WB-<FAMILY>-<n>`; never renumbered, never reused. */
  readonly id: string;
  readonly version: number;
  readonly family: ControlFamily;
  /** The statement that a pass makes true. */
  readonly title: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** Days after which supporting evidence is stale. */
  readonly maxAgeDays: number;
  /** Evidence types it reads, each with what it must show. */
  readonly needs: readonly { readonly type: string; readonly shows: string }[];
  /** Prefixes of rule ids whose failed findings of level `error` fail the control. */
  readonly rules: readonly string[];
  /** What to do when it fails or is unknown, one sentence. */
  readonly remediation: string;
}

/** Reason codes are API; the message beside them is prose. */
export type ReasonCode =
  | 'evidence-supports'
  | 'evidence-not-applicable'
  | 'evidence-adverse'
  | 'finding-adverse'
  | 'contradicted'
  | 'evidence-missing'
  | 'evidence-inconclusive'
  | 'evidence-withdrawn'
  | 'stale'
  | 'no-collector'
  | 'error'
  | 'single-observation'
  | 'signature-lapsed';

/** The answer of one control for one model. */
export interface Verdict {
  readonly control: string;
  readonly status: Status;
  readonly reason: ReasonCode;
  /** One sentence for people. */
  readonly message: string;
  /** The weakest tier among the evidence that decided; `none` without evidence. */
  readonly tier: Tier;
  /** Ids of the evidence that decided, sorted. */
  readonly evidence: readonly Digest[];
  /** Fingerprints of the findings that decided, sorted. */
  readonly findings: readonly string[];
  /** Oldest observation among the deciding evidence. */
  readonly observedAt?: string;
  /** When a pass or not-applicable turns unknown(stale) if nothing new is observed. */
  readonly staleAt?: string;
  /** Ticket-bearing exceptions that name this control and are valid; the status is untouched. */
  readonly waiver?: Waiver;
}

/** A time-boxed exception. It never changes a status; it can only turn refuse into admit-with-conditions. */
export interface Waiver {
  readonly id: string;
  readonly control: string;
  readonly who: string;
  readonly reason: string;
  readonly ticket?: string;
  /** The model it is for: name, and optionally the exact bytes. */
  readonly scope: { readonly model: string; readonly digest?: Digest };
  /** ISO 8601 UTC instant. */
  readonly issuedAt: string;
  /** ISO 8601 UTC instant, at most 90 days after `issuedAt`. */
  readonly notAfter: string;
}

export type GateOutcome = 'admit' | 'admit-with-conditions' | 'refuse' | 'cannot-decide';

export interface Gate {
  readonly outcome: GateOutcome;
  /** One line: outcome, counts, coverage, waivers by name. */
  readonly sentence: string;
  /** Controls that decided, in catalogue order. */
  readonly because: readonly {
    readonly control: string;
    readonly status: Status;
    readonly reason: ReasonCode;
  }[];
  /** Ids of the waivers that were used, sorted; empty unless the outcome is `admit-with-conditions`. */
  readonly conditions: readonly string[];
  /** Of the fails, how many have a waiver in force, used or not. Not a count: it moves no other. */
  readonly waived: number;
}

/** What became of one waiver of the policy; `used` is the only effect that opens a gate. */
export type WaiverEffect =
  | 'used'
  | 'not-failing'
  | 'unanswered'
  | 'others-block'
  | 'superseded'
  | 'expired'
  | 'too-long'
  | 'other-model'
  | 'other-digest'
  | 'unknown-control';

/** One waiver of the policy and what became of it, so that none is silently without effect. */
export interface WaiverUse {
  readonly id: string;
  readonly control: string;
  readonly notAfter: string;
  readonly effect: WaiverEffect;
  /** One sentence for people. */
  readonly message: string;
}

/** Counts by status; they add up to the number of controls. No waiver changes them. */
export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** Of the unknowns, how many are stale. */
  readonly stale: number;
}

/** For how many controls evidence of each tier decided. */
export type Coverage = Readonly<Record<Tier, number>> & { readonly controls: number };

/** What a posture remembers of an evidence item, enough to see that it was withdrawn. */
export interface EvidenceSummary {
  readonly id: Digest;
  readonly type: string;
  readonly subject: Subject;
  readonly observedAt: string;
}

/** What a posture remembers of a finding. Only a failed finding keeps its level; any other is `none`. */
export interface FindingSummary {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly level: Level;
}

/**
 * What earlier statements listed, is gone, and has not been looked at anew: carried from statement to
 * statement until it has, so that assessing twice does not launder a deletion.
 */
export interface Withdrawn {
  /** Sorted by id. */
  readonly evidence: readonly EvidenceSummary[];
  /** Failed findings of level `error`. Sorted by fingerprint, then by rule id. */
  readonly findings: readonly FindingSummary[];
}

/** The answer for one model at one time under one policy: same inputs, same bytes. */
export interface Posture {
  readonly type: 'https://weighbridge.dev/posture/v1';
  readonly subject: Subject;
  /** ISO 8601 UTC instant: the `now` that was given. */
  readonly assessedAt: string;
  readonly policy: { readonly name: string; readonly digest: Digest };
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  readonly gate: Gate;
  readonly counts: Counts;
  readonly coverage: Coverage;
  /** One per control, in catalogue order. */
  readonly verdicts: readonly Verdict[];
  /** Sorted by id. */
  readonly evidence: readonly EvidenceSummary[];
  /** Sorted by fingerprint, then by rule id. */
  readonly findings: readonly FindingSummary[];
  readonly withdrawn: Withdrawn;
  /** One per waiver of the policy, sorted by id. */
  readonly waivers: readonly WaiverUse[];
}
