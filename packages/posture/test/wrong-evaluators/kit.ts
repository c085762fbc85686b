import type { Evidence, Posture, Status, Verdict } from '@weighbridge/core';
import { makeEvidence } from '@weighbridge/core';
import type { Catalogue } from '../../src/catalogue.ts';
import { makeCatalogue } from '../../src/catalogue.ts';
import { engine } from '../laws/engine.ts';
import type { Evaluator, Given } from '../laws/world.ts';

/** An evaluator that is wrong on purpose. */
export interface WrongEvaluator {
  /** The mistake, as its author would have put it. */
  readonly mistake: string;
  /** The law that catches it, as `LAWS` names it. */
  readonly breaks: string;
  /** Seed of the situations that show it soon, where the common one takes more than 500. */
  readonly seed?: number;
  readonly evaluate: Evaluator;
}

/** The engine, given something else than what was given. */
export function given(change: (given: Given, catalogue: Catalogue) => Given): Evaluator {
  return (catalogue, inputs) => engine(catalogue, change(inputs, catalogue));
}

/** The engine, with another answer written over its own. */
export function answer(
  change: (posture: Posture, given: Given, catalogue: Catalogue) => Posture,
): Evaluator {
  return (catalogue, inputs) => change(engine(catalogue, inputs), inputs, catalogue);
}

/** The posture with other statuses, and the counts and the gate that follow from them. */
export function withStatuses(
  posture: Posture,
  inputs: Given,
  statusOf: (verdict: Verdict, at: number) => Status,
): Posture {
  const verdicts = posture.verdicts.map((verdict, at) => ({
    ...verdict,
    status: statusOf(verdict, at),
  }));
  const count = (wanted: Status) => verdicts.filter(({ status }) => status === wanted).length;
  const revised = {
    ...posture,
    verdicts,
    counts: {
      ...posture.counts,
      pass: count('pass'),
      fail: count('fail'),
      unknown: count('unknown'),
      notApplicable: count('not-applicable'),
    },
  };
  return withGate(revised, inputs, ({ waiver }) => waiver !== undefined);
}

/** The posture with the gate that the bare rule gives, for whatever is taken to be waived. */
export function withGate(
  posture: Posture,
  { policy: { requires } }: Given,
  isWaived: (verdict: Verdict) => boolean,
): Posture {
  const fails = posture.verdicts.filter(({ status }) => status === 'fail');
  const open = posture.verdicts.some(
    ({ control, status }) =>
      status === 'unknown' && (requires === 'all' || requires.includes(control)),
  );
  const used = fails.filter(isWaived);
  const refused = used.length < fails.length;
  const admitted = used.length > 0 ? 'admit-with-conditions' : 'admit';
  const outcome = refused ? 'refuse' : open ? 'cannot-decide' : admitted;
  const ids = used.map(({ control, waiver }) => waiver?.id ?? `W-${control}`);
  const conditions = outcome === 'admit-with-conditions' ? ids : [];
  const sentence = `${outcome} ${ids.join(' ')}`;
  return { ...posture, gate: { ...posture.gate, outcome, conditions, sentence } };
}

/** The evidence with only one item of each type: the one that wins against every other. */
export function onePerType(
  evidence: readonly Evidence[],
  wins: (challenger: Evidence, holder: Evidence) => boolean,
): readonly Evidence[] {
  const held = new Map<string, Evidence>();
  for (const item of evidence) {
    const holder = held.get(item.type);
    if (holder === undefined || wins(item, holder)) held.set(item.type, item);
  }
  return Array.from(held.values());
}

/** The engine under a catalogue in which no two controls share an evidence type. */
export const eachControlAlone: Evaluator = (catalogue, inputs) => {
  const nameOf = (control: string, type: string) => `${control}/${type}`;
  const controls = catalogue.controls.map((control) => ({
    ...control,
    needs: control.needs.map((need) => ({ ...need, type: nameOf(control.id, need.type) })),
  }));
  const split = ({ id: _id, ...item }: Evidence) =>
    catalogue.controls.map(({ id }) => makeEvidence({ ...item, type: nameOf(id, item.type) }));
  const { previous: _previous, ...rest } = inputs;
  const alone = makeCatalogue('alone', controls);
  const observers = inputs.policy.observers?.map((observer) => ({
    ...observer,
    types: catalogue.controls.flatMap(({ id, needs }) =>
      needs.flatMap(({ type }) => (observer.types.includes(type) ? [nameOf(id, type)] : [])),
    ),
  }));
  const policy = { ...inputs.policy, ...(observers && { observers }) };
  return engine(alone, { ...rest, policy, evidence: inputs.evidence.flatMap(split) });
};

/** The previous statement with other evidence listed. */
export function rememberOnly(
  inputs: Given,
  keep: (item: Posture['evidence'][number]) => boolean,
): Given {
  const { previous } = inputs;
  if (previous === undefined) return inputs;
  const withdrawn = { ...previous.withdrawn, evidence: previous.withdrawn.evidence.filter(keep) };
  return {
    ...inputs,
    previous: { ...previous, evidence: previous.evidence.filter(keep), withdrawn },
  };
}
