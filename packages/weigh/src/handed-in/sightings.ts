import { runtimeDigest } from '@weighbridge/evidence';
import type { DigestObservation } from '@weighbridge/evidence';
import { listControls } from '@weighbridge/posture';
import type { InstrumentContext } from '../instrument.ts';
import type { Surroundings } from '../instruments/seen.ts';
import { evidenceStatements } from '../readings/evidence-statements.ts';
import { namesOf } from './about-model.ts';
import { sortOut } from './sort-out.ts';
import { newestSightings, toSightings } from './to-sightings.ts';

/** Maximum number of sightings in one item of evidence, as its schema sets it. */
const MAX_SIGHTINGS = 1000;
const DAY_MS = 86_400_000;

/** Sightings of the model's digest that others hand in, as many as fit next to the weighing's own. */
export async function sightingsOf(
  context: Pick<InstrumentContext<'folder'>, 'subject' | 'inputs' | 'read' | 'now'>,
  around: Surroundings,
  beside: number,
): Promise<readonly DigestObservation[]> {
  const { now, read } = context;
  const sieve = { names: await namesOf(context), now, types: [runtimeDigest.type] };
  const { taken } = sortOut(await read(evidenceStatements), sieve);
  const seen = taken.flatMap((each) => toSightings(each, now, around) ?? []);
  return newestSightings(seen, MAX_SIGHTINGS - beside);
}

/**
 * When the item stops saying what runs, where only others saw the model serve: when their newest sighting
 * reaches the age limit of the controls.
 */
export function endOf(sightings: readonly DigestObservation[]): string | undefined {
  const served = sightings.filter(({ role, attested }) => role === 'serving' && attested?.signer);
  if (served.length === 0) return undefined;
  const days = listControls()
    .filter(({ needs }) => needs.some(({ type }) => type === runtimeDigest.type))
    .map(({ maxAgeDays }) => maxAgeDays);
  const newest = Math.max(...served.map(({ observedAt }) => Date.parse(observedAt)));
  return new Date(newest + Math.min(...days) * DAY_MS).toISOString();
}
