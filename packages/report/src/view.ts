import type { Control, Finding, Posture, Verdict } from '@weighbridge/core';
import type { PostureReport } from './report.ts';

/** The control that a verdict answers; absent when the report's catalogue does not hold it. */
export function controlOf(report: PostureReport, verdict: Verdict): Control | undefined {
  return report.controls.find(({ id }) => id === verdict.control);
}

/** Verdicts of controls that something looked at, in catalogue order. */
export function lookedAt({ posture }: PostureReport): readonly Verdict[] {
  return posture.verdicts.filter(({ reason }) => reason !== 'no-collector');
}

/** Verdicts of controls for which there is no collector yet. */
export function notLookedAt({ posture }: PostureReport): readonly Verdict[] {
  return posture.verdicts.filter(({ reason }) => reason === 'no-collector');
}

/** How many of the verdicts belong to each family, in catalogue order. */
export function countFamilies(
  report: PostureReport,
  verdicts: readonly Verdict[],
): readonly (readonly [family: string, many: number])[] {
  const families = new Map<string, number>();
  for (const verdict of verdicts) {
    const family = controlOf(report, verdict)?.family ?? 'other';
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  return [...families];
}

/**
 * Findings that decided no control but are worth knowing: what could not be looked at first, then what
 * failed, errors before the rest.
 */
export function otherFindings(report: PostureReport): readonly Finding[] {
  const decided = new Set(report.posture.verdicts.flatMap(({ findings }) => findings));
  return report.findings
    .filter(
      ({ fingerprint, kind }) =>
        kind === 'unknown' || (kind === 'fail' && !decided.has(fingerprint)),
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ kind, level }: Finding): number {
  if (kind === 'unknown') return 0;
  return level === 'error' ? 1 : 2;
}

/** How well a verdict stands: its tier, with the day where that was not today; or why there is none. */
export function standing({ assessedAt }: Posture, { tier, reason, observedAt }: Verdict): string {
  if (reason === 'finding-adverse' && tier === 'none') return 'by a finding';
  if (tier === 'none') return reason;
  const day = observedAt?.slice(0, 10);
  return day === undefined || day === assessedAt.slice(0, 10) ? tier : `${tier} on ${day}`;
}

/** How many items of the previous statement have gone and were not observed anew. */
export function countWithdrawn({ withdrawn }: Posture): number {
  return withdrawn.evidence.length + withdrawn.findings.length;
}

/** An instant to the minute, for people. */
export function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
