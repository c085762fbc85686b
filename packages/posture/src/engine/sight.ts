import type { Standing } from '@weighbridge/core';
import type { Need } from '../control.ts';
import { sortedBy } from '../input/fields.ts';
import type { Inputs } from '../input/inputs.ts';
import type { JudgedItem } from './judged-item.ts';
import type { Past } from './past.ts';

/** Everything that one control sees of one evidence type: what is here, and what earlier statements saw. */
export interface Sight {
  readonly need: Need;
  readonly seen: readonly JudgedItem[];
  readonly past: readonly Past[];
  /** When the newest item here was observed; an item that was never valid was not seen. */
  readonly presentAt: number;
  /** With `Control.unless`: what shows that there is nothing to ask, and whether that still holds. */
  readonly unless?: Unless;
}

/** What a sight holds besides its own type; the support is in `seen` and `past`. */
export interface Unless {
  readonly type: string;
  /** In milliseconds: until then something leaves open whether there is anything to ask. */
  readonly bar: number;
  /** The newest item that does. */
  readonly open?: JudgedItem;
}

/** The sight as it would be if nothing had spoken against the control. */
export function withoutAdverse(sight: Sight): Sight {
  const seen = sight.seen.filter(({ standing }) => standing !== 'adverse');
  const past = sight.past.filter(({ standing }) => standing !== 'adverse');
  return { ...sight, seen, past, presentAt: newestValid(seen) };
}

/** When the newest item of each type was observed; `-Infinity` if there is none. */
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

/** The newest instant; `-Infinity` if there is none. */
export function latest(items: readonly { readonly at: number }[]): number {
  return items.reduce((newest, { at }) => Math.max(newest, at), -Infinity);
}

/** The newest instant among items with one of these standings; `-Infinity` if there are none. */
export function latestOf(
  items: readonly { readonly at: number; readonly standing: Standing }[],
  ...standings: readonly Standing[]
): number {
  return latest(items.filter(({ standing }) => standings.includes(standing)));
}

/** When the newest item that is not void was observed. */
export function newestValid(seen: readonly JudgedItem[]): number {
  return latest(seen.filter(({ standing }) => standing !== 'void'));
}

/** Newest first; at the same instant the smaller id first, so that input order does not matter. */
export function newestFirst(seen: readonly JudgedItem[]): readonly JudgedItem[] {
  return sortedBy(seen, ({ evidence }) => evidence.id).toSorted((a, b) => b.at - a.at);
}
