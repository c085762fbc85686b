import type { Evidence, Finding, Subject } from '@weighbridge/core';
import type { Instrument, Look, Observation } from '@weighbridge/weigh';
import { neededInputs } from '@weighbridge/weigh';
import type { NewLook, StoredLook } from '../store/looks.ts';

/** What was found while files were read for several instruments is kept under a name that none of them can have. */
export const READINGS = ':readings';

type LastLook = Pick<StoredLook, 'lookedAt' | 'failed' | 'digest'>;

/**
 * Which instruments look now: those that look at the files always, as only they see whether something changed; the
 * others when their last look is as old as they say, failed, or is of a time that is still to come.
 */
export function instrumentsDue(
  instruments: readonly Instrument[],
  last: ReadonlyMap<string, LastLook>,
  now: Date,
): readonly Instrument[] {
  return instruments.filter((instrument) => {
    const look = last.get(instrument.id);
    if (look === undefined || look.failed || neededInputs(instrument).includes('folder'))
      return true;
    const ageMs = now.getTime() - look.lookedAt.getTime();
    return ageMs < 0 || ageMs >= instrument.everyMinutes * 60_000;
  });
}

/** Those of the others whose last look was at other bytes than there are now. */
export function instrumentsOfOtherBytes(
  instruments: readonly Instrument[],
  last: ReadonlyMap<string, LastLook>,
  { digest = null }: { readonly digest?: string | null },
): readonly Instrument[] {
  return instruments.filter(({ id }) => last.get(id)?.digest !== digest);
}

/** What a run brought, as it is stored: an instrument that had nothing to look at keeps its last look. */
export function newLooks(observations: readonly Observation[]): readonly NewLook[] {
  const looks = observations.flatMap((each) =>
    each.looks.filter(({ outcome }) => outcome !== 'idle'),
  );
  const readings = observations.flatMap((each) => each.readings);
  return [
    ...(readings.length === 0 ? [] : [readingsLook(readings.flatMap(({ findings }) => findings))]),
    ...looks.map(toNewLook),
  ];
}

function readingsLook(findings: readonly Finding[]): NewLook {
  return { instrument: READINGS, failed: false, evidence: [], findings };
}

function toNewLook({ instrument, outcome, evidence, findings }: Look): NewLook {
  return { instrument, failed: outcome === 'failed', evidence, findings };
}

/** What is judged: all that was seen just now, and what others saw of these bytes when they looked last. */
export function foldLooks(
  fresh: readonly NewLook[],
  stored: readonly StoredLook[],
  subject: Subject,
  {
    instruments,
    now,
  }: { readonly instruments: readonly Pick<Instrument, 'id'>[]; readonly now: Date },
): { readonly evidence: readonly Evidence[]; readonly findings: readonly Finding[] } {
  const again = new Set(fresh.map(({ instrument }) => instrument));
  const known = new Set([READINGS, ...instruments.map(({ id }) => id)]);
  const kept = stored.filter(
    ({ instrument, digest }) =>
      !again.has(instrument) && known.has(instrument) && digest === (subject.digest ?? null),
  );
  const isOurs = ({ subject: { model }, observedAt }: Evidence) =>
    model === subject.model && Date.parse(observedAt) <= now.getTime();
  return {
    evidence: [
      ...fresh.flatMap(({ evidence }) => evidence),
      ...kept.flatMap(({ evidence }) => evidence.filter(isOurs)),
    ],
    findings: [...fresh, ...kept].flatMap(({ findings }) => findings),
  };
}
