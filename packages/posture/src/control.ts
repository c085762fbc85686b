import type { Control, Digest, JsonObject } from '@weighbridge/core';
import type { EvidenceContract, ShapeNode } from '@weighbridge/evidence';
import type { Policy } from './policy.ts';

/**
 * What one evidence item says to one control. `supports`: what the need grants holds. `adverse`: it does
 * not. `inconclusive`: the item leaves it open, or is not of the shape its type promises.
 */
export type Outcome = 'supports' | 'adverse' | 'inconclusive';

/** Why an inconclusive item leaves it open, where there is more to say than that it does. */
export type OpenReason = 'single-observation' | 'signature-lapsed';

/** A judge's answer. */
export interface Judgement {
  /** What the item says to the control. */
  readonly outcome: Outcome;
  /** With `inconclusive` alone; it changes no status. */
  readonly reason?: OpenReason;
  /** One sentence for people. */
  readonly message: string;
  /**
   * What to do about this very reason, one sentence that names the file where there is one. Absent with
   * `supports`, or where the control's own remediation says it.
   */
  readonly remedy?: string;
  /** With `supports`: it holds by what this tool made itself, and nobody else vouches for it. */
  readonly made?: boolean;
}

/**
 * Reads one payload, of the shape that its type promises: any other is inconclusive before a judge sees
 * it. Pure. A judge that throws counts as inconclusive.
 */
export type Judge<P = JsonObject> = (payload: P, policy: Policy) => Judgement;

/** What one file beside the weights says in a payload. */
export interface ToldByFile {
  /** Relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** A payload of the type that holds what this file says and no more. */
  readonly fact: JsonObject;
}

/**
 * How the type is remembered from statement to statement: what files beside the weights say of the model
 * is not taken back by deleting them. Pure; payloads and facts can come from anywhere.
 */
export interface Memorable {
  /** What each file says in a payload. */
  readonly filesIn: (payload: JsonObject) => readonly ToldByFile[];
  /** Paths of documents in a payload that were read whole: what one of them said before is over. */
  readonly documentsIn?: (payload: JsonObject) => readonly string[];
  /** Which weights a fact is about: it sleeps while they are others. */
  readonly weightsOf?: (fact: JsonObject) => string | undefined;
  /** What a signed fact says and who signed it, whatever the file around it; the same twice is no news. */
  readonly identityOf?: (fact: JsonObject) => string | undefined;
  /** Whether news at any path answers, or at the same path alone. Default: the same path alone. */
  readonly newsAnywhere?: true;
  /** Whether the file answers that lay at the path before, where it is back and holds. Default: it does not. */
  readonly mayReturn?: true;
  /** A payload with what files said that are gone, for a judge that compares what several say. */
  readonly merge?: (payload: JsonObject, facts: readonly JsonObject[]) => JsonObject;
  /** What answers it besides the file itself, to end a sentence: `or ...`. */
  readonly answer: string;
}

/** One evidence type that a control reads. */
export interface Need {
  /** For instance `artifact/formats`. */
  readonly type: string;
  /** What evidence of this type must show. */
  readonly shows: string;
  /**
   * What supporting evidence of this type grants. One of the two for all of its items: if some granted
   * a pass and others not-applicable, taking one away would turn either status into the other.
   */
  readonly grants: 'pass' | 'not-applicable';
  /** What a payload of the type looks like; absent where it can be anything. */
  readonly shape?: ShapeNode;
  /** Absent while nothing collects this type: the control then answers unknown(no-collector). */
  readonly judge?: Judge;
  /** Present where files beside the weights make evidence of this type. */
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
   * What shows that there is nothing to ask: that the model is deployed nowhere, for instance. Its support, where
   * it is newer than all else, makes the control not applicable, and answers what spoke against it before. What
   * does not support it leaves the control to its needs. Only evidence of tier verified or measured counts.
   */
  readonly unless?: Need;
}

/** All that a control reads. */
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
