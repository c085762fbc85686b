import type { Standing } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { ControlDefinition, Need } from '../control.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Facts } from './facts.ts';
import type { Observation, Observations } from './observe.ts';
import type { Memory, Past } from './past.ts';

/** All that one control sees of one evidence type: what is here, and what earlier statements saw. */
export interface Sight {
  readonly need: Need;
  readonly seen: readonly Observation[];
  readonly past: readonly Past[];
  /** When the newest of what is here was observed; what was never valid was not seen. */
  readonly presentAt: number;
}

/** The sights of a control, one for each of its needs. */
export type Sights = (control: ControlDefinition) => readonly Sight[];

/** Looks at everything once for every control and type. */
export function lookAt(
  { controls }: Catalogue,
  { evidence }: Inputs,
  observations: Observations,
  { pasts }: Memory,
  facts: Facts,
): Sights {
  const newest = newestByType(evidence);
  const sights = new Map(
    controls.map((control) => [
      control.id,
      control.needs.map((need) => {
        const seen = observations(control.id, need.type);
        const valid = seen.filter(({ standing }) => standing !== 'void');
        const presentAt = need.judge === undefined ? newest(need.type) : latest(valid);
        return {
          need,
          seen,
          past: [...pasts(control, need.type), ...facts.pasts(need.type)],
          presentAt,
        };
      }),
    ]),
  );
  return ({ id }) => sights.get(id) ?? [];
}

/** The sight as it would be had nothing spoken against the control. */
export function withoutAdverse(sight: Sight): Sight {
  const seen = sight.seen.filter(({ standing }) => standing !== 'adverse');
  const past = sight.past.filter(({ standing }) => standing !== 'adverse');
  return { ...sight, seen, past, presentAt: latest(seen.filter(isValid)) };
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

/** The newest instant, of those of some standings where they are given; `-Infinity` where there is none. */
export function latest(
  items: readonly { readonly at: number; readonly standing?: Standing }[],
  ...standings: readonly Standing[]
): number {
  let newest = -Infinity;
  for (const { at, standing } of items) {
    const counts =
      standings.length === 0 || (standing !== undefined && standings.includes(standing));
    if (counts && at > newest) newest = at;
  }
  return newest;
}

function isValid({ standing }: Observation): boolean {
  return standing !== 'void';
}
