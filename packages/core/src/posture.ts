import type { Digest } from './digest.ts';
import type { Subject, Tier } from './evidence.ts';
import type { EvidenceSummary, FindingSummary, RememberedFact, Withdrawn } from './memory.ts';

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
  /** From 1; raised when the control asks more or something else. */
  readonly version: number;
  /** The family it is shown in. */
  readonly family: ControlFamily;
  /** The statement that a pass makes true. */
  readonly title: string;
  /** How bad it is when it fails. */
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** Days after which supporting evidence is stale. */
  readonly maxAgeDays: number;
  /** Evidence types it reads, each with what it must show. */
  readonly needs: readonly { readonly type: string; readonly shows: string }[];
  /** The evidence type that can show that the control does not apply, and what it must show. */
  readonly unless?: { readonly type: string; readonly shows: string };
  /** Prefixes of rule ids whose failed findings of level `error` fail the control. */
  readonly rules: readonly string[];
  /** What to do when it fails or is unknown, one sentence. */
  readonly remediation: string;
}

/** Reason codes are API; the message beside them is prose. */
export type ReasonCode =
  | 'evidence-supports'
  | 'evidence-generated'
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
  /** Id of the control, for instance `WB-ART-1`. */
  readonly control: string;
  /** The answer. */
  readonly status: Status;
  /** Why, as a code. */
  readonly reason: ReasonCode;
  /** One sentence for people. */
  readonly message: string;
  /**
   * With fail and unknown: what to do about it, one sentence that names the file and the reason where there
   * is one. What a finding or the evidence says comes before what the control says.
   */
  readonly remedy?: string;
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
  /** Unique in its policy; stands in the sentence of the gate. */
  readonly id: string;
  /** Id of the control that it excuses. */
  readonly control: string;
  /** Who answers for the exception. */
  readonly who: string;
  /** Why the exception is made, for whoever reads it later. */
  readonly reason: string;
  /** Where it is tracked, for instance `SEC-142`. */
  readonly ticket?: string;
  /** The model it is for: name, and optionally the exact bytes. */
  readonly scope: { readonly model: string; readonly digest?: Digest };
  /** ISO 8601 UTC instant. */
  readonly issuedAt: string;
  /** ISO 8601 UTC instant, at most 90 days after `issuedAt`. */
  readonly notAfter: string;
}

/** The four decisions. `cannot-decide`: something required is unknown; it is never an admission. */
export type GateOutcome = 'admit' | 'admit-with-conditions' | 'refuse' | 'cannot-decide';

/** Whether the model may go in, and what decided that. */
export interface Gate {
  /** The decision. */
  readonly outcome: GateOutcome;
  /** One line: outcome, counts, coverage, waivers by name. */
  readonly sentence: string;
  /**
   * Controls that keep the gate from opening plainly, in catalogue order: every fail, and every required
   * unknown.
   */
  readonly because: readonly {
    readonly control: string;
    readonly status: Status;
    readonly reason: ReasonCode;
  }[];
  /** Ids of the waivers that were used, sorted; empty unless the outcome is `admit-with-conditions`. */
  readonly conditions: readonly string[];
  /**
   * Controls that fail and that the policy calls advisory, in catalogue order: they refuse nothing, and an
   * admission is on condition of them. Absent where there are none.
   */
  readonly advisory?: readonly string[];
  /** With `advisory`: the decision if no control were advisory. */
  readonly enforced?: GateOutcome;
  /**
   * ISO 8601 UTC instant: the first at which this gate no longer opens, by time alone. It rests on the
   * answers of required controls and on the waivers that were used. Absent where the gate is shut, or where
   * nothing that it rests on ends.
   */
  readonly holdsUntil?: string;
  /** Of the fails, how many have a waiver in force, used or not. Not a count: it moves no other. */
  readonly waived: number;
}

/** What became of one waiver of the policy; `used` is the only effect that opens a gate. */
export type WaiverEffect =
  | 'used'
  | 'not-failing'
  | 'unanswered'
  | 'others-block'
  | 'advisory'
  | 'superseded'
  | 'expired'
  | 'too-long'
  | 'other-model'
  | 'other-digest'
  | 'unknown-control';

/** One waiver of the policy and what became of it, so that none is silently without effect. */
export interface WaiverUse {
  /** Id of the waiver. */
  readonly id: string;
  /** Id of the control that it names. */
  readonly control: string;
  /** ISO 8601 UTC instant at which it ends. */
  readonly notAfter: string;
  /** What became of it; see `WaiverEffect`. */
  readonly effect: WaiverEffect;
  /** One sentence for people. */
  readonly message: string;
}

/** Counts by status; they add up to the number of controls. No waiver changes them. */
export interface Counts {
  /** Controls that pass. */
  readonly pass: number;
  /** Controls that fail, waived or not. */
  readonly fail: number;
  /** Controls that nothing answers, those with stale evidence included. */
  readonly unknown: number;
  /** Controls that were measured to be beside the point. */
  readonly notApplicable: number;
  /** Of the unknowns, how many are stale. */
  readonly stale: number;
}

/** For how many controls evidence of each tier gave an answer; one that is unknown counts under `none`. */
export type Coverage = Readonly<Record<Tier, number>> & {
  /** How many controls were asked. */
  readonly controls: number;
};

/** The answer for one model at one time under one policy: same inputs, same bytes. */
export interface Posture {
  readonly type: 'https://weighbridge.dev/posture/v1';
  /** Which model, and which bytes of it. */
  readonly subject: Subject;
  /** ISO 8601 UTC instant: the `now` that was given. */
  readonly assessedAt: string;
  /** The statement that this one was weighed against, by the digest of its canonical JSON; null: against none. */
  readonly previous: { readonly digest: Digest; readonly assessedAt: string } | null;
  /** What was required, by name and by the digest of its canonical JSON. */
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Which controls were asked, by version and by the digest of their data. */
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** The decision that follows from verdicts, policy and waivers. */
  readonly gate: Gate;
  /** How many controls gave which answer. */
  readonly counts: Counts;
  /** How strong the evidence is that decided. */
  readonly coverage: Coverage;
  /** One per control, in catalogue order. */
  readonly verdicts: readonly Verdict[];
  /** Sorted by id. */
  readonly evidence: readonly EvidenceSummary[];
  /** Sorted by fingerprint, then by rule id. */
  readonly findings: readonly FindingSummary[];
  /** What earlier statements listed and is gone. */
  readonly withdrawn: Withdrawn;
  /** What files beside the weights say or said. Sorted by type, path and digest. */
  readonly remembered: readonly RememberedFact[];
  /** One per waiver of the policy, sorted by id. */
  readonly waivers: readonly WaiverUse[];
}
