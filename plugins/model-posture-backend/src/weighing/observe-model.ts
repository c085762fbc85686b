import type { Evidence, Finding, Subject } from '@weighbridge/core';
import { observe, readings } from '@weighbridge/weigh';
import type { Instrument, ModelInputs, ObserveOptions } from '@weighbridge/weigh';
import type { Knex } from 'knex';
import { findLooks, findLookTimes } from '../store/looks.ts';
import type { NewLook, StoredLook } from '../store/looks.ts';
import type { ModelRow } from '../store/model-row.ts';
import { placeOf } from '../store/place.ts';
import { foldLooks, instrumentsDue, instrumentsOfOtherBytes, newLooks } from './fold.ts';

/** What is known about a model now: seen just now, and seen before by instruments that did not look again. */
export interface ModelObservation {
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  /** What was seen just now. */
  readonly looks: readonly NewLook[];
  /** The bill of materials that was made; undefined without files. */
  readonly bom: string | undefined;
}

export interface ObserveModelOptions extends Omit<ObserveOptions, 'now' | 'instruments'> {
  readonly inputs: ModelInputs;
  readonly instruments: readonly Instrument[];
  readonly now: Date;
}

/**
 * Runs the instruments that are due, and adds what the others saw of the same bytes when they last looked. An
 * instrument that looked at other bytes looks again.
 */
export async function observeModel(
  db: Knex,
  row: ModelRow,
  { inputs, instruments, ...options }: ObserveModelOptions,
): Promise<ModelObservation> {
  const place = placeOf(row.location);
  const last = await findLookTimes(db, row.entity_ref, place);
  const first = instrumentsDue(instruments, last, options.now);
  const seen = await observe(inputs, { ...options, instruments: first });
  const { subject } = seen;
  const rest = instruments.filter((each) => !first.includes(each));
  const outdated = instrumentsOfOtherBytes(rest, last, subject);
  const again = await observe({ ...inputs, subject }, { ...options, instruments: outdated });
  const looks = newLooks([seen, again]);
  const replaced = looks.map(({ instrument }) => instrument);
  const stored = await findLooks(db, row.entity_ref, place, replaced);
  const bom = inputs.folder === undefined ? undefined : await seen.read(readings.bom);
  return { ...foldLooks(looks, stored, subject, { instruments, now: options.now }), looks, bom };
}

/** What is known about a model without looking at it; undefined if no look is stored. */
export async function recallModel(
  db: Knex,
  row: ModelRow,
  options: { readonly instruments: readonly Instrument[]; readonly now: Date },
): Promise<ModelObservation | undefined> {
  const stored = await findLooks(db, row.entity_ref, placeOf(row.location));
  const subject = subjectOf(stored);
  if (subject === undefined) return undefined;
  return { ...foldLooks([], stored, subject, options), looks: [], bom: undefined };
}

/** What the newest look with evidence looked at. */
function subjectOf(stored: readonly StoredLook[]): Subject | undefined {
  const newest = stored
    .filter(({ evidence }) => evidence.length > 0)
    .reduce<StoredLook | undefined>(
      (best, look) => (best === undefined || look.lookedAt > best.lookedAt ? look : best),
      undefined,
    );
  const model = newest?.evidence[0]?.subject.model;
  if (newest === undefined || model === undefined) return undefined;
  return newest.digest === null
    ? { model }
    : { model, digest: newest.digest as `sha256:${string}` };
}
