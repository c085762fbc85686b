import type { Evidence, Finding, Subject } from '@weighbridge/core';
import type { Instrument, Look, Observation } from '@weighbridge/weigh';
import { neededInputs } from '@weighbridge/weigh';
import type { NewLook, StoredLook } from '../store/looks.ts';

/** Findings from files that were read for several instruments are stored under a name that no instrument can have. */
export const READINGS = ':readings';

type LastLook = Pick<StoredLook, 'lookedAt' | 'failed' | 'digest'>;

/**
 * Which instruments look now: those that look at files always do, because only they see whether something changed;
 * the others look if their last look is as old as they declare, failed, or is dated in the future.
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

/** Those of the others whose last look was at other bytes than the current ones. */
export function instrumentsOfOtherBytes(
  instruments: readonly Instrument[],
  last: ReadonlyMap<string, LastLook>,
  { digest = null }: { readonly digest?: string | null },
): readonly Instrument[] {
  return instruments.filter(({ id }) => last.get(id)?.digest !== digest);
}

/** The result of a run, as it is stored: an instrument without anything to look at keeps its last look. */
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

/** What is judged: everything that was seen just now, and what others saw of these bytes when they last looked. */
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
