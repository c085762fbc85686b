import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Control, ControlFamily, Counts, Status, Verdict } from '@weighbridge/core';
import { COUNT_OF, FAMILY_ORDER } from '../../words.ts';

/** A control beside its verdict. */
export interface Judged {
  readonly control: Control;
  readonly verdict: Verdict;
}

/** The controls of one family, in catalogue order. */
export interface Family {
  readonly id: ControlFamily;
  /** Controls that something looks at. */
  readonly judged: readonly Judged[];
  /** Controls that nothing looks at yet. */
  readonly uncollected: readonly Judged[];
  readonly counts: Pick<Counts, 'pass' | 'fail' | 'unknown' | 'notApplicable'>;
}

/** The verdicts by family, families in their own order, empty families left out. */
export function byFamily(detail: ModelDetail): readonly Family[] {
  const judged = judge(detail);
  return FAMILY_ORDER.map((id) => toFamily(id, judged)).filter(
    (family) => family.judged.length + family.uncollected.length > 0,
  );
}

/** Controls that closed or conditioned the gate, failures first, each once. */
export function reasons(detail: ModelDetail): readonly Judged[] {
  const deciding = new Set(detail.posture?.gate.because.map(({ control }) => control));
  const adverse = judge(detail).filter(
    ({ control, verdict }) =>
      deciding.has(control.id) && (verdict.status === 'fail' || verdict.status === 'unknown'),
  );
  return adverse.toSorted((a, b) => rank(a.verdict.status) - rank(b.verdict.status));
}

function judge(detail: ModelDetail): readonly Judged[] {
  const verdicts = new Map(detail.posture?.verdicts.map((verdict) => [verdict.control, verdict]));
  return detail.controls.flatMap((control) => {
    const verdict = verdicts.get(control.id);
    return verdict === undefined ? [] : [{ control, verdict }];
  });
}

function toFamily(id: ControlFamily, all: readonly Judged[]): Family {
  const own = all.filter(({ control }) => control.family === id);
  const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  for (const { verdict } of own) counts[COUNT_OF[verdict.status] as keyof typeof counts] += 1;
  return {
    id,
    judged: own.filter(({ verdict }) => verdict.reason !== 'no-collector'),
    uncollected: own.filter(({ verdict }) => verdict.reason === 'no-collector'),
    counts,
  };
}

function rank(status: Status): number {
  return status === 'fail' ? 0 : 1;
}
