import type { Standing } from '@weighbridge/core';
import type { Need } from '../control.ts';
import { sortedBy } from '../input/fields.ts';
import type { Inputs } from '../input/inputs.ts';
import type { JudgedItem } from './judged-item.ts';
import type { Past } from './past.ts';

/** All that one control sees of one evidence type: what is here, and what earlier statements saw. */
export interface Sight {
  readonly need: Need;
  readonly seen: readonly JudgedItem[];
  readonly past: readonly Past[];
  /** When the newest of what is here was observed; what was never valid was not seen. */
  readonly presentAt: number;
  /** With `Control.unless`: what shows that there is nothing to ask, and whether that still holds. */
  readonly unless?: Unless;
}

/** What a sight holds besides its own type; its support stands among what is seen and what is past. */
export interface Unless {
  readonly type: string;
  /** Milliseconds: up to here something leaves open whether there is anything to ask. */
  readonly bar: number;
  /** The newest of that. */
  readonly open?: JudgedItem;
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

/** When the newest of what is not void was observed. */
export function newestValid(seen: readonly JudgedItem[]): number {
  return latest(seen.filter(({ standing }) => standing !== 'void'));
}

/** Newest first; of one instant the smaller id first, so that order plays no part. */
export function newestFirst(seen: readonly JudgedItem[]): readonly JudgedItem[] {
  return sortedBy(seen, ({ evidence }) => evidence.id).toSorted((a, b) => b.at - a.at);
}
