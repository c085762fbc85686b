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

/** Longest list of a statement, as everywhere in the vocabulary. */
const MAX_ITEMS = 100_000;

/** What counts against a control alike in the fold, where only the newest of it plays a part. */
const AGAINST: readonly (readonly Standing[])[] = [['adverse'], ['inconclusive', 'error']];

type Item = EvidenceSummary | WithdrawnFinding;

/**
 * What the new statement carries on.
 *
 * Missed: nothing that is here is newer, or it still fails a control that nothing newer fails. Of the
 * rest, the fold can only ever see the newest of what spoke against a control, left it open, or answered
 * what spoke against it: that is kept while nothing here is as new and says the same. So is what a waiver
 * needs: what would be missed had nothing spoken against the control.
 */
export function carryOn(inputs: Inputs, { gone }: Memory, looked: readonly Looked[]): Withdrawn {
  const missed = new Set<Item>(unrenewed(inputs, gone));
  const newest = new Set<Item>();
  for (const sight of looked.flatMap(({ memorable }) => memorable)) {
    // What a file said is remembered apart.
    const past = sight.past.filter(isListed);
    for (const each of missedIn(sight, past)) missed.add(itemOf(each));
    for (const each of newestIn(sight, past)) newest.add(itemOf(each));
  }
  // What plays a part in the fold comes first.
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

/** What nothing of its type is newer than, whether a control reads the type or not. */
function unrenewed({ evidence }: Inputs, gone: Gone): readonly EvidenceSummary[] {
  const newest = newestByType(evidence);
  return gone.evidence.filter(({ type, observedAt }) => Date.parse(observedAt) >= newest(type));
}

function missedIn({ seen, presentAt }: Sight, past: readonly Listed[]): readonly Listed[] {
  const supportAt = Math.max(latestOf(seen, 'supports'), latestOf(past, 'supports'));
  // What is here and speaks against the control later stands for all before it: else each look adds one.
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

/** The newest of what has one of some standings, where nothing that is here and has one is as new. */
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

/** What is missed where what is adverse is forgiven; each, for any of them can come back alone. */
function missedBesides(sight: Sight, past: readonly Listed[]): readonly Listed[] {
  const { presentAt } = withoutAdverse(sight);
  return past.filter(({ at, standing }) => standing !== 'adverse' && at >= presentAt);
}

function itemOf({ of }: Listed): Item {
  return 'evidence' in of ? of.evidence : of.finding;
}
