import type { Evidence, JsonObject, Standing, Subject } from '@weighbridge/core';
import { shapeProblem } from '@weighbridge/evidence';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition, Judgement, Need } from '../control.ts';
import { readBy } from '../control.ts';
import type { Inputs } from '../input/inputs.ts';
import { cut } from '../text.ts';
import { asUnless } from './as-unless.ts';
import { whyUncounted } from './handed-in.ts';
import type { ItemJudgement, JudgedItem } from './judged-item.ts';

const DAY_MS = 86_400_000;

/** Judged items by control and evidence type. */
export type JudgedItems = (control: string, type: string) => readonly JudgedItem[];

/** All evidence, as the controls see it. */
export interface JudgedEvidence {
  readonly judged: JudgedItems;
  readonly witnessed: Witnessed;
  /** An item's standing with each control that reads its type, by item id. */
  readonly standings: (id: string) => Readonly<Record<string, Standing>>;
}

/** The model and the bytes that supporting evidence is about, if there is any. */
export interface Witnessed {
  readonly model: Subject['model'] | undefined;
  readonly digest: Subject['digest'] | undefined;
}

/** A need whose type something collects. */
type Judging = Need & { readonly judge: NonNullable<Need['judge']> };

interface Reader {
  readonly control: ControlDefinition;
  readonly need: Judging;
  /** Whether the need is the control's `unless`: whether there is anything to ask. */
  readonly isUnless: boolean;
}

/**
 * Shows every judge the evidence of its type.
 *
 * Evidence counts whole or not at all: an item that one control finds adverse, or cannot conclude from, supports no
 * other control. Otherwise adding an item that is adverse to one control could make another pass, and removing an item
 * that supports one control could revive an older item for another. Example: controls A and B read the same type, and
 * one item supports A and is adverse to B. Then B fails, and to A the item is only inconclusive.
 * Cost: O(items x controls that read their type) judge calls.
 */
export function judgeEvidence(catalogue: Catalogue, inputs: Inputs): JudgedEvidence {
  const readers = readersByType(catalogue);
  const found = new Map<string, JudgedItem[]>();
  const standings = new Map<string, Record<string, Standing>>();
  for (const item of inputs.evidence) {
    const judged = judgeAll(readers.get(item.type) ?? [], item, inputs);
    const byControl: Record<string, Standing> = {};
    standings.set(item.id, byControl);
    const dissenter = judged.find(({ standing }) => standing !== 'supports');
    for (const { control, need: _need, isUnless: _isUnless, ...judgement } of judged) {
      const isDiscounted = judgement.standing === 'supports' && dissenter !== undefined;
      const judgedItem = isDiscounted
        ? place(item, control, inputs, discountedBy(dissenter.control.id))
        : place(item, control, inputs, judgement);
      byControl[control.id] = judgedItem.standing;
      const key = keyOf(control.id, item.type);
      const list = found.get(key);
      if (list === undefined) found.set(key, [judgedItem]);
      else list.push(judgedItem);
    }
  }
  return {
    judged: (control, type) => found.get(keyOf(control, type)) ?? [],
    witnessed: witness(Array.from(found.values()).flat()),
    standings: (id) => standings.get(id) ?? {},
  };
}

function witness(all: readonly JudgedItem[]): Witnessed {
  const held = all.find(
    ({ standing, evidence }) => standing === 'supports' && evidence.subject.digest !== undefined,
  );
  return { model: held?.evidence.subject.model, digest: held?.evidence.subject.digest };
}

function keyOf(control: string, type: string): string {
  return `${control}\u0000${type}`;
}

function readersByType(catalogue: Catalogue): ReadonlyMap<string, readonly Reader[]> {
  const readers = catalogue.controls.flatMap((control) =>
    readBy(control).flatMap((need) =>
      need.judge === undefined
        ? []
        : [{ control, need: { ...need, judge: need.judge }, isUnless: need === control.unless }],
    ),
  );
  return Map.groupBy(readers, ({ need }) => need.type);
}

/** Every reader's judgement of an item; the payload is checked once per shape. */
function judgeAll(
  readers: readonly Reader[],
  item: Evidence,
  inputs: Inputs,
): readonly (Reader & ItemJudgement)[] {
  const unobserved = whyUnobserved(item);
  const checked = new Map<unknown, string | undefined>();
  return readers.map((reader) => {
    const uncounted = whyUncounted(item, reader.need, inputs.policy);
    if (uncounted !== undefined) return { ...reader, standing: 'inconclusive', ...uncounted };
    if (unobserved !== undefined) return { ...reader, standing: 'error', message: unobserved };
    const { shape } = reader.need;
    if (!checked.has(shape)) checked.set(shape, problemOf(reader.need, item.payload));
    const judged = judgeChecked(reader.need, item.payload, checked.get(shape), inputs);
    return { ...reader, ...(reader.isUnless ? asUnless(judged, item) : judged) };
  });
}

/** A judge's judgement of a payload; a judge that throws could not read it. */
export function judgeSafely(need: Judging, payload: JsonObject, inputs: Inputs): ItemJudgement {
  return judgeChecked(need, payload, problemOf(need, payload), inputs);
}

function problemOf({ shape }: Need, payload: JsonObject): string | undefined {
  return shape && shapeProblem(shape, payload);
}

function judgeChecked(
  { judge }: Judging,
  payload: JsonObject,
  problem: string | undefined,
  { policy }: Inputs,
): ItemJudgement {
  if (problem !== undefined) {
    const message = `The evidence does not have its type’s shape: ${cut(problem)}.`;
    return { standing: 'inconclusive', message };
  }
  try {
    const judgement: Judgement = judge(payload, policy);
    const { outcome, message, reason, remedy, made } = judgement;
    return { standing: outcome, message, reason, remedy, made };
  } catch {
    return { standing: 'error', message: 'The control could not read this evidence.' };
  }
}

/** Why nothing was observed, for an item that replaces a failed collector's; see `Evidence.payload`. */
function whyUnobserved({ tier, payload }: Evidence): string | undefined {
  const why = payload['unobserved'];
  return tier === 'none' && typeof why === 'string' ? cut(why) : undefined;
}

function discountedBy(control: string): ItemJudgement {
  const message = `The same evidence does not hold for ${control}, and evidence counts whole or not at all.`;
  return { standing: 'inconclusive', message };
}

function place(
  evidence: Evidence,
  control: ControlDefinition,
  { policy }: Inputs,
  { standing, ...judgement }: ItemJudgement,
): JudgedItem {
  const at = Date.parse(evidence.observedAt);
  const expires = evidence.expiresAt === undefined ? Infinity : Date.parse(evidence.expiresAt);
  const days = Math.min(control.maxAgeDays, policy.maxAgeDays?.[control.id] ?? Infinity);
  const isVoid = standing === 'supports' && (expires <= at || evidence.tier === 'none');
  const staleAt = Math.min(at + days * DAY_MS, expires);
  return { evidence, at, standing: isVoid ? 'void' : standing, ...judgement, staleAt };
}
