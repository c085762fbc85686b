import { MAX_LINE_OWNERS } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ChecklistCounts,
  ChecklistOwner,
  ChecklistState,
  FleetChecklist,
  FleetLine,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { catalogue, checklist } from '@weighbridge/posture';
import type { ChecklistLine } from '@weighbridge/posture';
import type { AnswerGroup, ChecklistCount } from '../store/count-checklist.ts';
import { otherLines } from '../store/lines.ts';

/**
 * The checklist as the API shows it, without the notices, which no statement answers.
 *
 * @param collected evidence types that something here collects
 */
export function fleetChecklist(
  { owners, gates, refusedIfEnforced, groups }: ChecklistCount,
  now: Date,
  collected: ReadonlySet<string>,
): Omit<FleetChecklist, 'notices'> {
  const toLine = (line: ChecklistLine) =>
    fleetLine(
      line,
      owners,
      groups.filter((group) => group.line === line.id),
      line.controls.filter((control) => !isCollected(control, collected)),
    );
  return {
    totalModels: sum([...owners.values()]),
    countedAt: now.toISOString(),
    gate: {
      refuse: gates.get('refuse') ?? 0,
      cannotDecide: gates.get('cannot-decide') ?? 0,
      admitWithConditions: gates.get('admit-with-conditions') ?? 0,
      admit: gates.get('admit') ?? 0,
      pending: gates.get(null) ?? 0,
    },
    refusedIfEnforced,
    lines: checklist.map(toLine),
    others: otherLines.map(toLine),
  };
}

/** Whether anything here can answer a control: evidence that is never collected, or never judged, answers nothing. */
function isCollected(id: string, collected: ReadonlySet<string>): boolean {
  const needs = catalogue.controls.find((control) => control.id === id)?.needs ?? [];
  return needs.some(({ type, judge }) => judge !== undefined && collected.has(type));
}

function fleetLine(
  { id, title, question, controls }: ChecklistLine,
  owners: ChecklistCount['owners'],
  groups: readonly AnswerGroup[],
  uncollected: readonly string[],
): FleetLine {
  const missing = uncollected.length === 0 ? missingOwners(owners, groups) : worseOwners(groups);
  return {
    id,
    title,
    question,
    controls,
    uncollected,
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
  // What has gone stale, or does not apply, no longer passes: only what passes is made or shipped.
  const made = sum(groups.filter(({ state }) => state === 'pass').map((group) => group.made));
  return { pass, made, fail, unknown, stale, notApplicable };
}

/** The owners of models that do not hold the line. */
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
  return ranked(missing);
}

/**
 * If a line asks for something that nothing here collects, no owner could supply it: only what failed or has run out
 * counts for them.
 */
function worseOwners(groups: readonly AnswerGroup[]): readonly ChecklistOwner[] {
  const worse = new Map<string | null, number>();
  for (const { state, owner, models } of groups) {
    if (state === 'fail' || state === 'stale') worse.set(owner, (worse.get(owner) ?? 0) + models);
  }
  return ranked(worse);
}

/** Most models first, then by reference, models without an owner last. */
function ranked(byName: ReadonlyMap<string | null, number>): readonly ChecklistOwner[] {
  return [...byName]
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
