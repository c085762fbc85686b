import type { ReasonCode, Status } from '@weighbridge/core';
import type { Need } from '../control.ts';
import type { JudgedItem } from './judged-item.ts';
import type { Past } from './past.ts';
import type { Sight } from './sight.ts';
import { latest, latestOf, newestFirst } from './sight.ts';
import { isExcuse } from './unless.ts';

/** The answer of one evidence type to one control. */
export interface TypeAnswer {
  readonly type: string;
  readonly status: Status;
  readonly reason: ReasonCode;
  readonly message: string;
  /** The items here that decided. */
  readonly seen: readonly JudgedItem[];
  /** The missing items that decided. */
  readonly past: readonly Past[];
  /** In milliseconds; present only with a granted answer. */
  readonly staleAt?: number;
}

/**
 * Folds everything of one type into one answer: what is here, and what earlier statements listed that is gone, each at
 * its own instant with its own standing.
 *
 * It fails if something adverse is not answered by strictly newer support; support that has gone stale, or is gone,
 * still answers. Otherwise it is unknown while nothing here is strictly newer than what is gone. Otherwise it is
 * granted if some support here names the bytes, is fresh, and is strictly newer than everything adverse or
 * inconclusive, gone or not. Otherwise it is unknown. Removing support, adding an adverse or inconclusive item, or
 * waiting can only lose a pass or cause a fail: that is why the rule says "some" support, not "the newest". Removing
 * anything else changes nothing here, since it still counts as what it was. If the newest support shows that there is
 * nothing to ask (`Control.unless`), the answer granted is not-applicable; otherwise it is what the need grants.
 */
export function foldType(sight: Sight, now: number): TypeAnswer {
  const { need, seen, past, presentAt } = sight;
  const { type } = need;
  const supportAt = Math.max(latestOf(seen, 'supports'), latestOf(past, 'supports'));
  const stands = ({ standing, at }: JudgedItem | Past) => standing === 'adverse' && at >= supportAt;
  const gone = past.filter(stands);
  const adverse = seen.filter(stands);
  const [worst] = newestFirst(adverse);
  if (worst !== undefined) {
    return { type, ...failed(worst, adverse, seen), past: gone.filter(({ at }) => at > worst.at) };
  }
  if (gone.length > 0) return { type, ...withdrawn('fail', gone) };
  const missed = past.filter(({ of, at }) => !('finding' in of) && at >= presentAt);
  if (missed.length > 0) return { type, ...withdrawn('unknown', missed) };
  return { type, ...judged(sight, supportAt, now) };
}

type Answer = Omit<TypeAnswer, 'type'>;

/** The answer if nothing adverse is left unanswered and nothing is missed. */
function judged(sight: Sight, supportAt: number, now: number): Answer {
  const { need, seen, past, unless } = sight;
  const against = ['adverse', 'inconclusive', 'error'] as const;
  const bar = Math.max(latestOf(seen, ...against), latestOf(past, ...against));
  const barOf = (each: JudgedItem) =>
    isExcuse(each, sight) ? Math.max(bar, unless?.bar ?? -Infinity) : bar;
  const standing = seen.filter((each) => each.standing === 'supports' && each.at > barOf(each));
  const bound = standing.filter(({ evidence }) => evidence.subject.digest !== undefined);
  const fresh = bound.filter(({ staleAt }) => now < staleAt);
  const [best] = newestFirst(fresh);
  if (best !== undefined) {
    return granted(isExcuse(best, sight) ? 'not-applicable' : need.grants, best, fresh);
  }
  const [first] = newestFirst(standing);
  const type = first?.evidence.type ?? need.type;
  if (bound.length > 0) return unknown('stale', staleMessage(type), bound);
  if (standing.length > 0) return unbound(type, standing);
  return undecided(sight, supportAt);
}

function failed(
  { at: worstAt, message }: JudgedItem,
  adverse: readonly JudgedItem[],
  seen: readonly JudgedItem[],
): Omit<Answer, 'past'> {
  const other = seen.filter(({ standing, at }) => standing === 'supports' && at === worstAt);
  if (other.length === 0) {
    return { status: 'fail', reason: 'evidence-adverse', message, seen: adverse };
  }
  return {
    status: 'fail',
    reason: 'contradicted',
    message: `${message} Evidence of the same instant says otherwise.`,
    seen: [...adverse, ...other],
  };
}

function granted(status: Need['grants'], best: JudgedItem, fresh: readonly JudgedItem[]): Answer {
  return {
    status,
    reason: status === 'pass' ? 'evidence-supports' : 'evidence-not-applicable',
    message: best.message,
    seen: [best],
    past: [],
    staleAt: latest(fresh.map(({ staleAt }) => ({ at: staleAt }))),
  };
}

/** Support that names no bytes may be about others: it answers what is older but grants nothing. */
function unbound(type: string, seen: readonly JudgedItem[]): Answer {
  const message = `The evidence of ${type} names no bytes, so it may be about others.`;
  const remedy =
    'Have it looked at with the bytes at hand: weigh with hashing on, where every file can be read.';
  return unknown(
    'evidence-inconclusive',
    message,
    seen.map((each) => ({ ...each, remedy })),
  );
}

/** The answer if nothing adverse is left, and any support left has something open that is as new. */
function undecided(sight: Sight, supportAt: number): Answer {
  const { type, judge } = sight.need;
  const seen = sight.seen.filter((each) => !isExcuse(each, sight));
  const beside = sight.unless?.open;
  const also = beside === undefined ? '' : ` ${beside.message}`;
  const shown = beside === undefined ? [] : [beside];
  if (judge === undefined) {
    return unknown('no-collector', `Nothing collects ${type} yet.${also}`, shown);
  }
  const open = newestFirst(seen.filter((each) => isOpen(each) && each.at >= supportAt));
  const [first] = open;
  if (first !== undefined) {
    const reason = first.standing === 'error' ? 'error' : 'evidence-inconclusive';
    return unknown(first.reason ?? reason, first.message, open);
  }
  if (seen.length > 0) return voided(type, seen);
  return unknown('evidence-missing', `There is no evidence of ${type}.${also}`, shown);
}

/** The answer if everything left is void. */
function voided(type: string, seen: readonly JudgedItem[]): Answer {
  return seen.some(({ evidence }) => evidence.tier !== 'none')
    ? unknown('stale', staleMessage(type), seen)
    : unknown('evidence-inconclusive', `The evidence of ${type} has no tier.`, seen);
}

function isOpen({ standing }: JudgedItem): boolean {
  return standing === 'inconclusive' || standing === 'error';
}

function staleMessage(type: string): string {
  return `The evidence of ${type} is too old to rely on.`;
}

function withdrawn(status: 'fail' | 'unknown', past: readonly Past[]): Answer {
  return { status, reason: 'evidence-withdrawn', message: '', seen: [], past };
}

function unknown(reason: ReasonCode, message: string, seen: readonly JudgedItem[] = []): Answer {
  return { status: 'unknown', reason, message, seen, past: [] };
}
