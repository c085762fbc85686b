import type { Standing } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition, Need } from '../control.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Observation, Observations } from './observe.ts';
import type { Facts, Memory, Past } from './past.ts';

/** All that one control sees of one evidence type: what is here, and what earlier statements saw. */
export interface Sight {
  readonly need: Need;
  readonly seen: readonly Observation[];
  readonly past: readonly Past[];
  /** When the newest of what is here was observed; what was never valid was not seen. */
  readonly presentAt: number;
}

/** A control and what it sees, one sight for each of its needs. */
export interface Looked {
  readonly control: ControlDefinition;
  readonly sights: readonly Sight[];
}

/** Looks at everything once for every control and type. */
export function lookAt(
  { controls }: Catalogue,
  { evidence }: Inputs,
  observations: Observations,
  { pasts }: Memory,
  facts: Facts,
): readonly Looked[] {
  const newest = newestByType(evidence);
  return controls.map((control) => {
    const pastOf = pasts(control);
    const sights = control.needs.map((need) => {
      const { type, judge } = need;
      const seen = observations(control.id, type);
      const presentAt = judge === undefined ? newest(type) : newestValid(seen);
      return { need, seen, past: [...pastOf(type), ...facts.pasts(type)], presentAt };
    });
    return { control, sights };
  });
}

/** The sight as it would be had nothing spoken against the control. */
export function withoutAdverse(sight: Sight): Sight {
  const seen = sight.seen.filter(({ standing }) => standing !== 'adverse');
  const past = sight.past.filter(({ standing }) => standing !== 'adverse');
  return { ...sight, seen, past, presentAt: newestValid(seen) };
}

/** When the newest item of each type was observed; `-Infinity` where there is none. */
export function newestByType(evidence: Inputs['evidence']): (type: string) => number {
  const byType = Map.groupBy(evidence, ({ type }) => type);
  const newest = new Map(
    Array.from(byType, ([type, items]) => [
      type,
      latest(items.map(({ observedAt }) => ({ at: Date.parse(observedAt) }))),
    ]),
  );
  return (type) => newest.get(type) ?? -Infinity;
}

/** The newest instant; `-Infinity` where there is none. */
export function latest(items: readonly { readonly at: number }[]): number {
  return items.reduce((newest, { at }) => Math.max(newest, at), -Infinity);
}

/** The newest instant of what has one of some standings; `-Infinity` where nothing has. */
export function latestOf(
  items: readonly { readonly at: number; readonly standing: Standing }[],
  ...standings: readonly Standing[]
): number {
  return latest(items.filter(({ standing }) => standings.includes(standing)));
}

function newestValid(seen: readonly Observation[]): number {
  return latest(seen.filter(({ standing }) => standing !== 'void'));
}
