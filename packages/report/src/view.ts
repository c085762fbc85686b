import type { Finding, Posture, Verdict } from '@weighbridge/core';
import { dayOf, viewPosture } from '@weighbridge/core/view';
import type { ControlView, PostureView } from '@weighbridge/core/view';
import type { PostureReport } from './report.ts';

/** What people are shown of a report's posture. */
export function viewOf({ posture, controls, requires }: PostureReport): PostureView {
  return viewPosture(posture, controls, requires === undefined ? {} : { requires });
}

/** The controls of all families, in order. */
export function controlsOf({ families }: PostureView): readonly ControlView[] {
  return families.flatMap(({ controls }) => controls);
}

/** The number of controls per family, for instance `Runtime 4, Cloud 1`; untrusted. */
export function familyShares(
  { families }: PostureView,
  controls: readonly ControlView[],
): readonly string[] {
  const wanted = new Set(controls);
  return families.flatMap(({ title, controls: members }) => {
    const many = members.filter((each) => wanted.has(each)).length;
    return many === 0 ? [] : [`${title} ${many}`];
  });
}

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note', 'none'];

/** The findings that decided a verdict, worst first. */
export function findingsOf(report: PostureReport, verdict: Verdict): readonly Finding[] {
  const wanted = new Set(verdict.findings);
  return report.findings
    .filter(({ fingerprint }) => wanted.has(fingerprint))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/**
 * Findings that decided no control but are worth knowing: first what could not be looked at, then what failed, with
 * errors before the rest.
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

/** How well founded a verdict is: how it is known, with the day if that was not today; or why it is unknown. */
export function basisOf({ assessedAt }: Posture, { verdict, known }: ControlView): string {
  const { tier, reason, observedAt } = verdict;
  if (tier === 'none') return reason === 'finding-adverse' ? known : reason;
  const day = observedAt === undefined ? undefined : dayOf(observedAt);
  return day === undefined || day === dayOf(assessedAt) ? known : `${known} on ${day}`;
}
