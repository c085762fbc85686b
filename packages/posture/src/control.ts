import type { Control, Digest, JsonObject } from '@weighbridge/core';
import type { EvidenceContract, ShapeNode } from '@weighbridge/evidence';
import type { Policy } from './policy.ts';

/**
 * What one evidence item says to one control. `supports`: what the need grants is true. `adverse`: it is not.
 * `inconclusive`: the item leaves it open, or does not have its type's shape.
 */
export type Outcome = 'supports' | 'adverse' | 'inconclusive';

/** Why an inconclusive item leaves it open, if there is a more specific reason. */
export type OpenReason = 'single-observation' | 'signature-lapsed';

/** A judge's answer. */
export interface Judgement {
  /** What the item says to the control. */
  readonly outcome: Outcome;
  /** Only with `inconclusive`; it does not change the status. */
  readonly reason?: OpenReason;
  /** One sentence for people. */
  readonly message: string;
  /**
   * What to do about exactly this reason, in one sentence that names the file if there is one. Absent with `supports`,
   * and when the control's own remediation says it.
   */
  readonly remedy?: string;
  /** With `supports`: it rests on something this tool made itself, and nobody else vouches for it. */
  readonly made?: boolean;
}

/**
 * Reads one payload of its type's shape: a payload of any other shape is inconclusive before a judge sees it. Pure. A
 * judge that throws counts as inconclusive.
 */
export type Judge<P = JsonObject> = (payload: P, policy: Policy) => Judgement;

/** What one file beside the weights says in a payload. */
export interface ToldByFile {
  /** Relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** A payload of the type that holds only what this file says. */
  readonly fact: JsonObject;
}

/**
 * How the type is remembered from statement to statement: deleting the files beside the weights does not take back what
 * they said about the model. Pure; payloads and facts can come from anywhere.
 */
export interface Memorable {
  /** What each file says in a payload. */
  readonly filesIn: (payload: JsonObject) => readonly ToldByFile[];
  /** Paths of the documents in a payload that were read in full: these replace what the same paths said before. */
  readonly documentsIn?: (payload: JsonObject) => readonly string[];
  /** Which weights a fact is about: it is dormant while the weights are different ones. */
  readonly weightsOf?: (fact: JsonObject) => string | undefined;
  /** What a signed fact says and who signed it, independent of the file around it; a repetition is not news. */
  readonly identityOf?: (fact: JsonObject) => string | undefined;
  /** Whether news at any path answers, or only at the same path. Default: only at the same path. */
  readonly newsAnywhere?: true;
  /** Whether the file that was at the path before answers once it is back and holds. Default: it does not. */
  readonly mayReturn?: true;
  /** A payload that adds what the missing files said, for a judge that compares several. */
  readonly merge?: (payload: JsonObject, facts: readonly JsonObject[]) => JsonObject;
  /** What answers it besides the file itself, as the end of a sentence: `or ...`. */
  readonly answer: string;
}

/** One evidence type that a control reads. */
export interface Need {
  /** For instance `artifact/formats`. */
  readonly type: string;
  /** What evidence of this type must show. */
  readonly shows: string;
  /**
   * What supporting evidence of this type grants: one of the two for all of its items. If some granted a pass and
   * others not-applicable, removing one item would turn either status into the other.
   */
  readonly grants: 'pass' | 'not-applicable';
  /** The shape of the type's payloads; absent if a payload can be anything. */
  readonly shape?: ShapeNode;
  /** Absent while nothing collects this type; the control then answers unknown(no-collector). */
  readonly judge?: Judge;
  /** Present if files beside the weights yield evidence of this type. */
  readonly remember?: Memorable;
}

/** A need of evidence of a known type, with a judge that reads its payloads. */
export function need<P>({
  of,
  judge,
  ...rest
}: Pick<Need, 'shows' | 'grants' | 'remember'> & {
  readonly of: EvidenceContract<P>;
  readonly judge: Judge<P>;
}): Need {
  const { type, shape } = of;
  return { type, shape, judge: judge as unknown as Judge, ...rest };
}

/** A control as the catalogue holds it: data, and one judge per evidence type. */
export interface ControlDefinition extends Control {
  /** What the control asks of a model, as a question. */
  readonly question: string;
  readonly needs: readonly Need[];
  /**
   * What shows that there is nothing to ask: that the model is deployed nowhere, for instance. Its support, if newer
   * than everything else, makes the control not applicable and answers what spoke against it before. Without support,
   * the control is left to its needs. Only evidence of tier verified or measured counts.
   */
  readonly unless?: Need;
}

/** Everything that a control reads. */
export function readBy({
  needs,
  unless,
}: Pick<ControlDefinition, 'needs' | 'unless'>): readonly Need[] {
  return unless === undefined ? needs : [...needs, unless];
}

/** Types a control definition; returns it unchanged. */
export function defineControl<const C extends ControlDefinition>(control: C): C {
  return control;
}
