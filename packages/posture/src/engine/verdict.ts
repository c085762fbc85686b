import type { Counts, Coverage, Tier, Verdict, Waiver } from '@weighbridge/core';
import { TIERS } from '@weighbridge/core';
import { sorted, sortedBy } from '../input/fields.ts';
import { cut, MAX_MESSAGE } from '../text.ts';
import type { Answer } from './answer.ts';

/** Turns an answer into a verdict. */
export function toVerdict(control: string, answer: Answer, waiver: Waiver | undefined): Verdict {
  const { status, reason, message, types } = answer;
  const evidence = sortedBy(
    types.flatMap(({ seen }) => seen.map((each) => each.evidence)),
    ({ id }) => id,
  );
  const staleAt = earliest(types.map((type) => type.staleAt ?? Infinity));
  const oldest = earliest(evidence.map(({ observedAt }) => Date.parse(observedAt)));
  return {
    control,
    status,
    reason,
    message: cut(message, MAX_MESSAGE - 1),
    tier: weakest(evidence.map(({ tier }) => tier)),
    evidence: sorted([...evidence.map(({ id }) => id), ...answer.withdrawn]),
    findings: sorted(answer.findings.map(({ fingerprint }) => fingerprint)),
    ...(Number.isFinite(oldest) ? { observedAt: new Date(oldest).toISOString() } : {}),
    ...(Number.isFinite(staleAt) ? { staleAt: new Date(staleAt).toISOString() } : {}),
    ...(status === 'fail' && waiver !== undefined ? { waiver } : {}),
  };
}

function earliest(instants: readonly number[]): number {
  return instants.reduce((a, b) => Math.min(a, b), Infinity);
}

function weakest(tiers: readonly Tier[]): Tier {
  const weak = tiers.map((tier) => TIERS.indexOf(tier)).reduce((a, b) => Math.max(a, b), -1);
  return TIERS[weak] ?? 'none';
}

/** Counts by status. */
export function countVerdicts(verdicts: readonly Verdict[]): Counts {
  const count = (holds: (verdict: Verdict) => boolean) => verdicts.filter(holds).length;
  return {
    pass: count(({ status }) => status === 'pass'),
    fail: count(({ status }) => status === 'fail'),
    unknown: count(({ status }) => status === 'unknown'),
    notApplicable: count(({ status }) => status === 'not-applicable'),
    stale: count(({ reason }) => reason === 'stale'),
  };
}

/** The number of controls that evidence of each tier answered; evidence that leaves one unknown does not count. */
export function coverVerdicts(verdicts: readonly Verdict[]): Coverage {
  const tiers = verdicts.map(({ status, tier }) => (status === 'unknown' ? 'none' : tier));
  const count = (wanted: Tier) => tiers.filter((tier) => tier === wanted).length;
  return {
    verified: count('verified'),
    measured: count('measured'),
    declared: count('declared'),
    inferred: count('inferred'),
    none: count('none'),
    controls: verdicts.length,
  };
}
