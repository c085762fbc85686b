import { MAX_LINE_OWNERS } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistCounts,
  ChecklistOwner,
  ChecklistState,
  FleetChecklist,
  FleetLine,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { checklist } from '@weighbridge/posture';
import type { ChecklistLine } from '@weighbridge/posture';
import type { AnswerGroup, ChecklistCount } from '../store/count-checklist.ts';

/** The checklist as the API shows it. */
export function fleetChecklist({ owners, groups }: ChecklistCount, now: Date): FleetChecklist {
  const totalModels = sum([...owners.values()]);
  return {
    totalModels,
    countedAt: now.toISOString(),
    lines: checklist.map((line) =>
      fleetLine(
        line,
        owners,
        groups.filter((group) => group.line === line.id),
      ),
    ),
  };
}

function fleetLine(
  { id, title, question, controls }: ChecklistLine,
  owners: ChecklistCount['owners'],
  groups: readonly AnswerGroup[],
): FleetLine {
  const missing = missingOwners(owners, groups);
  return {
    id,
    title,
    question,
    controls,
    counts: countsOf(owners, groups),
    oldestEvidenceAt: instant(
      groups.map((group) => group.oldestAt),
      Math.min,
    ),
    newestEvidenceAt: instant(
      groups.map((group) => group.newestAt),
      Math.max,
    ),
    owners: missing.slice(0, MAX_LINE_OWNERS),
    totalOwners: missing.length,
  };
}

/** Models without an answer are unknown: what is not known to hold never looks good. */
function countsOf(
  owners: ChecklistCount['owners'],
  groups: readonly AnswerGroup[],
): ChecklistCounts {
  const of = (state: ChecklistState) =>
    sum(groups.filter((group) => group.state === state).map((group) => group.models));
  const [pass, fail, stale, notApplicable] = [
    of('pass'),
    of('fail'),
    of('stale'),
    of('not-applicable'),
  ];
  const unknown = sum([...owners.values()]) - pass - fail - stale - notApplicable;
  return { pass, fail, unknown, stale, notApplicable };
}

/** Whoever owns models that do not hold the line, most models first, then by reference, nobody last. */
function missingOwners(
  owners: ChecklistCount['owners'],
  groups: readonly AnswerGroup[],
): readonly ChecklistOwner[] {
  const missing = new Map(owners);
  for (const { state, owner, models } of groups) {
    if (state === 'pass' || state === 'not-applicable') {
      missing.set(owner, (missing.get(owner) ?? 0) - models);
    }
  }
  return [...missing]
    .filter(([, models]) => models > 0)
    .map(([owner, models]) => ({ owner, models }))
    .sort((a, b) => b.models - a.models || byOwner(a.owner, b.owner));
}

function byOwner(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function instant(
  times: readonly (number | null)[],
  choose: (a: number, b: number) => number,
): string | null {
  const known = times.filter((time) => time !== null);
  if (known.length === 0) return null;
  return new Date(known.reduce((a, b) => choose(a, b))).toISOString();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
