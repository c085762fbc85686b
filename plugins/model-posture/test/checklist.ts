import type {
  ChecklistCounts,
  FleetChecklist,
  FleetLine,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { checklist as lines } from '@weighbridge/posture';

const NONE: ChecklistCounts = { pass: 0, made: 0, fail: 0, unknown: 0, stale: 0, notApplicable: 0 };

/** A line to which every model is unknown, unless `change` says otherwise. */
export function lineOf(id: string, change: Partial<FleetLine> = {}): FleetLine {
  const line = lines.find((each) => each.id === id);
  if (line === undefined) throw new RangeError(`no line ${id}`);
  return {
    ...line,
    counts: { ...NONE, unknown: 20 },
    uncollected: [],
    oldestEvidenceAt: null,
    newestEvidenceAt: null,
    owners: [{ owner: 'group:default/team-ecology', models: 20 }],
    totalOwners: 1,
    ...change,
  };
}

/** A line that every model keeps. */
export function keptLine(id: string): FleetLine {
  return lineOf(id, { counts: { ...NONE, pass: 20 }, owners: [], totalOwners: 0 });
}

/** Twenty models: C2 has every answer, C4 is kept, the rest were not looked at. */
export function fleetChecklist(change: Partial<FleetChecklist> = {}): FleetChecklist {
  const counted = [
    lineOf('C2', {
      counts: { pass: 9, made: 0, fail: 6, unknown: 3, stale: 1, notApplicable: 1 },
      oldestEvidenceAt: '2026-09-01T00:00:00Z',
      newestEvidenceAt: '2026-11-22T00:00:00Z',
      owners: [
        { owner: 'group:default/team-ecology', models: 6 },
        { owner: null, models: 2 },
        { owner: 'group:default/team-audio', models: 1 },
        { owner: 'group:default/team-maps', models: 1 },
      ],
      totalOwners: 14,
    }),
    keptLine('C4'),
  ];
  return {
    totalModels: 20,
    countedAt: '2026-11-23T10:00:00Z',
    gate: { refuse: 3, cannotDecide: 5, admitWithConditions: 1, admit: 9, pending: 2 },
    refusedIfEnforced: 0,
    notices: { shared: 0, ownerNotAllowed: 0, notLocated: 0 },
    lines: lines.map(({ id }) => counted.find((line) => line.id === id) ?? lineOf(id)),
    others: [],
    ...change,
  };
}
