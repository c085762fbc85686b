import type {
  EvidenceSummary,
  Gone,
  Standing,
  Withdrawn,
  WithdrawnFinding,
} from '@weighbridge/core';
import type { Inputs } from '../input/inputs.ts';
import { atMost } from './at-most.ts';
import type { Looked } from './look-at.ts';
import type { Listed, Memory } from './past.ts';
import { isListed } from './past.ts';
import type { Sight } from './sight.ts';
import { latestOf, newestByType, withoutAdverse } from './sight.ts';

/** Maximum length of a statement's lists, the same in the whole vocabulary. */
const MAX_ITEMS = 100_000;

/** Standings that count the same against a control in the fold; only the newest of each group matters there. */
const AGAINST: readonly (readonly Standing[])[] = [['adverse'], ['inconclusive', 'error']];

type Item = EvidenceSummary | WithdrawnFinding;

/**
 * What the new statement carries forward.
 *
 * An item is missed if nothing that is here is newer, or if it still fails a control that nothing newer fails. Of the
 * rest, the fold sees only the newest item that spoke against a control, left it open, or answered what spoke against
 * it: that item is kept while nothing here is as new and says the same. What a waiver needs is kept too: what would be
 * missed if nothing had spoken against the control.
 */
export function carryOn(inputs: Inputs, { gone }: Memory, looked: readonly Looked[]): Withdrawn {
  const missed = new Set<Item>(unrenewed(inputs, gone));
  const newest = new Set<Item>();
  for (const sight of looked.flatMap(({ memorable }) => memorable)) {
    // What a file said is remembered separately.
    const past = sight.past.filter(isListed);
    for (const each of missedIn(sight, past)) missed.add(itemOf(each));
    for (const each of newestIn(sight, past)) newest.add(itemOf(each));
  }
  // Items that matter in the fold come first.
  const isNewest = (item: Item) => newest.has(item);
  const pick = (wanted: (item: Item) => boolean): Gone => ({
    evidence: atMost(MAX_ITEMS, gone.evidence.filter(wanted), isNewest),
    findings: atMost(MAX_ITEMS, gone.findings.filter(wanted), isNewest),
  });
  return {
    ...pick((item) => missed.has(item)),
    answered: pick((item) => isNewest(item) && !missed.has(item)),
  };
}

/** Items with nothing newer of their type, whether or not a control reads the type. */
function unrenewed({ evidence }: Inputs, gone: Gone): readonly EvidenceSummary[] {
  const newest = newestByType(evidence);
  return gone.evidence.filter(({ type, observedAt }) => Date.parse(observedAt) >= newest(type));
}

function missedIn({ seen, presentAt }: Sight, past: readonly Listed[]): readonly Listed[] {
  const supportAt = Math.max(latestOf(seen, 'supports'), latestOf(past, 'supports'));
  // An adverse item that is here stands for all earlier ones; otherwise each look would add one.
  const adverseAt = latestOf(seen, 'adverse');
  return past.filter(
    ({ of, at, standing }) =>
      ('evidence' in of && at >= presentAt) ||
      (standing === 'adverse' && at >= supportAt && at > adverseAt),
  );
}

function newestIn(sight: Sight, past: readonly Listed[]): readonly Listed[] {
  const against = AGAINST.flatMap((kind) => newestOf(past, kind, sight.seen));
  const adverse = adverseInstants(sight);
  if (adverse.length === 0) return against;
  const answer = newestOf(past, ['supports'], sight.seen).filter((support) =>
    adverse.some((at) => at < support.at),
  );
  return [...against, ...answer, ...missedBesides(sight, past)];
}

/** The newest item with one of these standings, if nothing here with one of them is as new. */
function newestOf(
  past: readonly Listed[],
  kind: readonly Standing[],
  seen: Sight['seen'],
): readonly Listed[] {
  const newest = latestOf(past, ...kind);
  if (newest <= latestOf(seen, ...kind)) return [];
  return past.filter(({ at, standing }) => at === newest && kind.includes(standing)).slice(0, 1);
}

function adverseInstants({ seen, past }: Sight): readonly number[] {
  return [...seen, ...past].flatMap(({ at, standing }) => (standing === 'adverse' ? [at] : []));
}

/** What is missed once adverse items are forgiven; every item, since any of them can come back alone. */
function missedBesides(sight: Sight, past: readonly Listed[]): readonly Listed[] {
  const { presentAt } = withoutAdverse(sight);
  return past.filter(({ at, standing }) => standing !== 'adverse' && at >= presentAt);
}

function itemOf({ of }: Listed): Item {
  return 'evidence' in of ? of.evidence : of.finding;
}
