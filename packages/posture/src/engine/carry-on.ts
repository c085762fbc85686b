import type {
  EvidenceSummary,
  Gone,
  Standing,
  Withdrawn,
  WithdrawnFinding,
} from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import type { Inputs } from '../input/inputs.ts';
import type { Memory, Past } from './past.ts';
import type { Sight, Sights } from './sight.ts';
import { latest, newestByType } from './sight.ts';

/** Longest list of a statement, as everywhere in the vocabulary. */
const MAX_ITEMS = 100_000;

/** What is no reason against a control by itself. */
const GRANTING: readonly (readonly Standing[])[] = [['supports'], ['void']];
/** What counts alike in the fold, where only the newest of it plays a part. */
const KINDS: readonly (readonly Standing[])[] = [
  ['adverse'],
  ['inconclusive', 'error'],
  ...GRANTING,
];

type Item = EvidenceSummary | WithdrawnFinding;

/**
 * What the new statement carries on.
 *
 * Missed: nothing that is here is newer, or it still fails a control that nothing newer fails. Of the rest, the fold can only ever
 * see the newest of what spoke against a control, left it open, or answered what spoke against it: that
 * is kept while nothing here is as new and says the same.
 */
export function carryOn(
  catalogue: Catalogue,
  inputs: Inputs,
  { gone }: Memory,
  sights: Sights,
): Withdrawn {
  const missed = new Set<Item>(strays(catalogue, inputs, gone));
  const newest = new Set<Item>();
  for (const sight of catalogue.controls.flatMap((control) => sights(control))) {
    for (const item of missedIn(sight).flatMap(itemsOf)) missed.add(item);
    for (const item of newestIn(sight).flatMap(itemsOf)) newest.add(item);
  }
  const pick = (wanted: (item: Item) => boolean): Gone => ({
    evidence: bounded(gone.evidence.filter(wanted), newest),
    findings: bounded(gone.findings.filter(wanted), newest),
  });
  return {
    ...pick((item) => missed.has(item)),
    answered: pick((item) => newest.has(item) && !missed.has(item)),
  };
}

/** Of a type that no control reads, until there is newer of it. */
function strays(
  { controls }: Catalogue,
  { evidence }: Inputs,
  gone: Gone,
): readonly EvidenceSummary[] {
  const read = new Set(controls.flatMap(({ needs }) => needs.map(({ type }) => type)));
  const newest = newestByType(evidence);
  return gone.evidence.filter(
    ({ type, observedAt }) => !read.has(type) && Date.parse(observedAt) >= newest(type),
  );
}

function missedIn({ seen, past, presentAt }: Sight): readonly Past[] {
  const supportAt = Math.max(latest(seen, 'supports'), latest(past, 'supports'));
  // What is here and speaks against the control later stands for all before it: else each look adds one.
  const adverseAt = latest(seen, 'adverse');
  return past.filter(
    ({ of, at, standing }) =>
      ('evidence' in of && at >= presentAt) ||
      (standing === 'adverse' && at >= supportAt && at > adverseAt),
  );
}

function newestIn({ seen, past: all }: Sight): readonly Past[] {
  const past = all.filter(({ of }) => !('fact' in of));
  const spared = latest(seen, 'supports', 'inconclusive', 'error');
  return KINDS.flatMap((kind) => {
    const newest = latest(past, ...kind);
    if (newest <= latest(seen, ...kind)) return [];
    // What is gone grants nothing; it answers what is older, and is missed where what is adverse is forgiven.
    const isIdle = GRANTING.includes(kind) && newest < spared;
    if (isIdle && !isAdverseBefore(newest, seen, past)) return [];
    return past.find(({ at, standing }) => at === newest && kind.includes(standing)) ?? [];
  });
}

function isAdverseBefore(instant: number, ...lists: readonly Sight['past' | 'seen'][]): boolean {
  return lists.some((list) =>
    list.some(({ at, standing }) => standing === 'adverse' && at < instant),
  );
}

/** What a file said is remembered apart. */
function itemsOf({ of }: Past): readonly Item[] {
  if ('fact' in of) return [];
  return ['evidence' in of ? of.evidence : of.finding];
}

/** No more than a statement can hold; what plays a part in the fold comes first. */
function bounded<T extends Item>(items: readonly T[], first: ReadonlySet<Item>): readonly T[] {
  if (items.length <= MAX_ITEMS) return items;
  const chosen = new Set(
    [...items.filter((item) => first.has(item)), ...items.filter((item) => !first.has(item))].slice(
      0,
      MAX_ITEMS,
    ),
  );
  return items.filter((item) => chosen.has(item));
}
