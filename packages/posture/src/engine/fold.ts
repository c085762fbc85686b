import type { Evidence, ReasonCode, Status } from '@weighbridge/core';
import type { Need } from '../control.ts';
import { sortedBy } from '../input/fields.ts';
import type { Observation, Standing } from './observe.ts';

/** The answer of one evidence type to one control. */
export interface TypeAnswer {
  readonly type: string;
  readonly status: Status;
  readonly reason: ReasonCode;
  readonly message: string;
  /** What decided. */
  readonly evidence: readonly Evidence[];
  /** Milliseconds; only while the answer is granted. */
  readonly staleAt?: number;
}

/**
 * Folds everything of one type into one answer.
 *
 * Fail: adverse evidence that no strictly newer support answers; support that has gone stale still
 * answers it. Granted: some support is fresh and strictly newer than everything adverse or inconclusive.
 * Else unknown. A pass can only be lost, and a fail only be won, by taking support away, by adding what is
 * adverse or inconclusive, or by waiting: that is why it is "some", not "the newest".
 * `withdrawnAt` is when the newest item was observed that was withdrawn since: what it said is forgotten,
 * so it stands against all support that is not newer.
 */
export function foldType(
  need: Need,
  seen: readonly Observation[],
  now: number,
  withdrawnAt: number,
): TypeAnswer {
  const { type } = need;
  if (need.judge === undefined) {
    return { type, ...unknown('no-collector', `Nothing collects ${type} yet.`) };
  }
  const newest = (...standings: readonly Standing[]) => newestOf(seen, standings);
  const adverseAt = newest('adverse');
  const supportAt = newest('supports');
  const adverse = seen.filter(({ standing, at }) => standing === 'adverse' && at >= supportAt);
  const [worst] = newestFirst(adverse);
  if (worst !== undefined) return { type, ...failed(worst, adverse, seen, supportAt) };
  const bar = Math.max(adverseAt, withdrawnAt, newest('inconclusive', 'error'));
  const standing = seen.filter((each) => each.standing === 'supports' && each.at > bar);
  const fresh = standing.filter(({ staleAt }) => now < staleAt);
  const [best] = newestFirst(fresh);
  if (best !== undefined) return { type, ...granted(need, best, fresh) };
  if (standing.length > 0) return { type, ...unknown('stale', staleMessage(type), standing) };
  return { type, ...undecided(type, seen, supportAt) };
}

type Answer = Omit<TypeAnswer, 'type'>;

function newestOf(seen: readonly Observation[], standings: readonly Standing[]): number {
  let newest = -Infinity;
  for (const { at, standing } of seen) {
    if (standings.includes(standing)) newest = Math.max(newest, at);
  }
  return newest;
}

function failed(
  { at: worstAt, message }: Observation,
  adverse: readonly Observation[],
  seen: readonly Observation[],
  supportAt: number,
): Answer {
  if (worstAt > supportAt) {
    return { status: 'fail', reason: 'evidence-adverse', message, evidence: evidenceOf(adverse) };
  }
  const other = seen.filter(({ standing, at }) => standing === 'supports' && at === supportAt);
  return {
    status: 'fail',
    reason: 'contradicted',
    message: `${message} Evidence of the same instant says otherwise.`,
    evidence: evidenceOf([...adverse, ...other]),
  };
}

function granted(need: Need, best: Observation, fresh: readonly Observation[]): Answer {
  return {
    status: need.grants,
    reason: need.grants === 'pass' ? 'evidence-supports' : 'evidence-not-applicable',
    message: best.message,
    evidence: [best.evidence],
    staleAt: Math.max(...fresh.map(({ staleAt }) => staleAt)),
  };
}

/** Nothing adverse is left here, and support only where something withdrawn or open is as new. */
function undecided(type: string, seen: readonly Observation[], supportAt: number): Answer {
  const open = newestFirst(seen.filter(({ standing, at }) => isOpen(standing) && at >= supportAt));
  const [first] = open;
  if (first !== undefined) {
    const reason = first.standing === 'error' ? 'error' : 'evidence-inconclusive';
    return unknown(first.reason ?? reason, first.message, open);
  }
  if (supportAt > -Infinity) {
    return unknown('evidence-withdrawn', `Newer evidence of ${type} was withdrawn.`);
  }
  // All that can be left is void.
  if (seen.some(({ evidence }) => evidence.tier !== 'none')) {
    return unknown('stale', staleMessage(type), seen);
  }
  if (seen.length > 0) {
    return unknown('evidence-inconclusive', `The evidence of ${type} has no tier.`, seen);
  }
  return unknown('evidence-missing', `There is no evidence of ${type}.`);
}

function isOpen(standing: Standing): boolean {
  return standing === 'inconclusive' || standing === 'error';
}

function staleMessage(type: string): string {
  return `The evidence of ${type} is too old to rely on.`;
}

function unknown(reason: ReasonCode, message: string, seen: readonly Observation[] = []): Answer {
  return { status: 'unknown', reason, message, evidence: evidenceOf(seen) };
}

function evidenceOf(seen: readonly Observation[]): readonly Evidence[] {
  return seen.map(({ evidence }) => evidence);
}

/** Newest first; of one instant the smaller id first, so that order plays no part. */
function newestFirst(seen: readonly Observation[]): readonly Observation[] {
  return sortedBy(seen, ({ evidence }) => evidence.id).toSorted((a, b) => b.at - a.at);
}
