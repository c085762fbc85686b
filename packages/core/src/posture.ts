import type { Digest } from './digest.ts';
import type { Subject, Tier } from './evidence.ts';
import type { EvidenceSummary, FindingSummary, RememberedFact, Withdrawn } from './memory.ts';

/** The four answers; `unknown` is never a kind of pass. */
export type Status = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** The families of controls, in display order. */
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

/** A question asked of every model, as the catalogue describes it (the evaluator is in posture). */
export interface Control {
  /** `WB-<FAMILY>-<n>`; never renumbered, never reused. */
  readonly id: string;
  /** From 1; raised when the control asks for more or for something else. */
  readonly version: number;
  /** The family it is shown in. */
  readonly family: ControlFamily;
  /** The statement that a pass makes true. */
  readonly title: string;
  /** How bad it is when it fails. */
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** Days after which supporting evidence is stale. */
  readonly maxAgeDays: number;
  /** The evidence types it reads, and what each must show. */
  readonly needs: readonly { readonly type: string; readonly shows: string }[];
  /** The evidence type that can show that the control does not apply, and what it must show. */
  readonly unless?: { readonly type: string; readonly shows: string };
  /** Prefixes of rule ids: failed findings of level `error` of these rules fail the control. */
  readonly rules: readonly string[];
  /** What to do when it fails or is unknown, in one sentence. */
  readonly remediation: string;
}

/** Reason codes are API; the accompanying message is prose. */
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
  /** The reason, as a code. */
  readonly reason: ReasonCode;
  /** One sentence for people. */
  readonly message: string;
  /**
   * With fail and unknown: what to do about it, in one sentence that names the file and the reason if there is one. A
   * remedy of a finding or of the evidence takes precedence over the control's.
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
  /** Valid exceptions that name this control, each with a ticket if it has one; they do not change the status. */
  readonly waiver?: Waiver;
}

/** A time-boxed exception. It never changes a status; it can only turn refuse into admit-with-conditions. */
export interface Waiver {
  /** Unique in its policy; appears in the gate's sentence. */
  readonly id: string;
  /** Id of the control that it excuses. */
  readonly control: string;
  /** Who answers for the exception. */
  readonly who: string;
  /** Why the exception is made, for whoever reads it later. */
  readonly reason: string;
  /** Where it is tracked, for instance `SEC-142`. */
  readonly ticket?: string;
  /** The model it is for: the name, and optionally the exact bytes. */
  readonly scope: { readonly model: string; readonly digest?: Digest };
  /** ISO 8601 UTC instant. */
  readonly issuedAt: string;
  /** ISO 8601 UTC instant, at most 90 days after `issuedAt`. */
  readonly notAfter: string;
}

/** The four decisions. `cannot-decide`: something required is unknown; it is never an admission. */
export type GateOutcome = 'admit' | 'admit-with-conditions' | 'refuse' | 'cannot-decide';

/** Whether the model is admitted, and what decided that. */
export interface Gate {
  /** The decision. */
  readonly outcome: GateOutcome;
  /** One line: outcome, counts, coverage, waivers by name. */
  readonly sentence: string;
  /**
   * Controls that keep the gate from opening without conditions, in catalogue order: every fail, and every required
   * unknown.
   */
  readonly because: readonly {
    readonly control: string;
    readonly status: Status;
    readonly reason: ReasonCode;
  }[];
  /** Ids of the used waivers, sorted; empty unless the outcome is `admit-with-conditions`. */
  readonly conditions: readonly string[];
  /**
   * Failing controls that the policy makes advisory, in catalogue order: they do not refuse, and an admission is on
   * condition of them. Absent if there are none.
   */
  readonly advisory?: readonly string[];
  /** With `advisory`: the decision if no control were advisory. */
  readonly enforced?: GateOutcome;
  /**
   * ISO 8601 UTC instant: the first at which this gate no longer opens merely because time has passed. It rests on the
   * answers of required controls and on the used waivers. Absent if the gate is shut, or if nothing that it rests on
   * ends.
   */
  readonly holdsUntil?: string;
  /** Number of fails with a waiver in force, used or not. Not one of the counts: it changes no other number. */
  readonly waived: number;
}

/** The effect of one waiver of the policy; `used` is the only effect that opens a gate. */
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

/** One waiver of the policy and its effect, so that none is silently ineffective. */
export interface WaiverUse {
  /** Id of the waiver. */
  readonly id: string;
  /** Id of the control that it names. */
  readonly control: string;
  /** ISO 8601 UTC instant at which it ends. */
  readonly notAfter: string;
  /** Its effect; see `WaiverEffect`. */
  readonly effect: WaiverEffect;
  /** One sentence for people. */
  readonly message: string;
}

/** Counts by status, which add up to the number of controls. No waiver changes them. */
export interface Counts {
  /** Controls that pass. */
  readonly pass: number;
  /** Controls that fail, waived or not. */
  readonly fail: number;
  /** Controls without an answer, including those with stale evidence. */
  readonly unknown: number;
  /** Controls that evidence shows not to apply. */
  readonly notApplicable: number;
  /** Number of unknowns that are stale. */
  readonly stale: number;
}

/** Number of controls that evidence of each tier answered; an unknown control counts under `none`. */
export type Coverage = Readonly<Record<Tier, number>> & {
  /** Number of controls asked. */
  readonly controls: number;
};

/** The answer for one model at one time under one policy: the same inputs give the same bytes. */
export interface Posture {
  readonly type: 'https://weighbridge.dev/posture/v1';
  /** Which model, and which bytes of it. */
  readonly subject: Subject;
  /** ISO 8601 UTC instant: the `now` that was given. */
  readonly assessedAt: string;
  /** The statement that this one was weighed against, by the digest of its canonical JSON; null if none. */
  readonly previous: { readonly digest: Digest; readonly assessedAt: string } | null;
  /** What was required, by name and by the digest of its canonical JSON. */
  readonly policy: { readonly name: string; readonly digest: Digest };
  /** Which controls were asked, by version and by the digest of their data. */
  readonly catalogue: { readonly version: string; readonly digest: Digest };
  /** The decision that follows from verdicts, policy and waivers. */
  readonly gate: Gate;
  /** Number of controls per answer. */
  readonly counts: Counts;
  /** How strong the deciding evidence is. */
  readonly coverage: Coverage;
  /** One per control, in catalogue order. */
  readonly verdicts: readonly Verdict[];
  /** Sorted by id. */
  readonly evidence: readonly EvidenceSummary[];
  /** Sorted by fingerprint, then by rule id. */
  readonly findings: readonly FindingSummary[];
  /** What earlier statements listed that is gone. */
  readonly withdrawn: Withdrawn;
  /** What files beside the weights say or said about the model. Sorted by type, path and digest. */
  readonly remembered: readonly RememberedFact[];
  /** One per waiver of the policy, sorted by id. */
  readonly waivers: readonly WaiverUse[];
}
