import { runtimeDigest, shapeProblem } from '@weighbridge/evidence';
import type { DigestObservation, RuntimeDigestPayload } from '@weighbridge/evidence';
import { seenWith } from '../instruments/seen.ts';
import type { Surroundings } from '../instruments/seen.ts';
import type { HandedIn } from './sort-out.ts';

/** Maximum length of a place in evidence, in UTF-16 code units. */
const MAX_PLACE = 2000;

/**
 * The sightings of an item that was handed in, each with the statement that says it. Admissions are statements
 * of their own, so an admission in the item is not a sighting. Undefined where the item does not fit its
 * type's schema, or says when it ends: a sighting has only an instant.
 */
export function toSightings(
  { by, item }: HandedIn,
  now: Date,
  around: Surroundings | undefined,
): readonly DigestObservation[] | undefined {
  const { tier, expiresAt, payload } = item;
  if (tier === 'none' || expiresAt !== undefined) return undefined;
  if (shapeProblem(runtimeDigest.shape, payload) !== undefined) return undefined;
  const { observations } = payload as unknown as RuntimeDigestPayload;
  const { statement } = by.said;
  return observations
    .filter(
      ({ role, observedAt }) => role !== 'admission' && Date.parse(observedAt) <= now.getTime(),
    )
    .map(({ role, place, observedAt, root, payloadDigest }) => ({
      role,
      place: place.slice(0, MAX_PLACE).toWellFormed(),
      observedAt,
      root,
      ...(payloadDigest === undefined ? {} : { payloadDigest }),
      attested: { statement, signer: by.signer },
      path: by.path.slice(0, MAX_PLACE).toWellFormed(),
      ...(around === undefined ? {} : seenWith(by.file, around)),
    }));
}

/** The newest, proved ones first, at most that many. */
export function newestSightings(
  all: readonly DigestObservation[],
  most: number,
): readonly DigestObservation[] {
  const newestFirst = all.toSorted((a, b) => Date.parse(b.observedAt) - Date.parse(a.observedAt));
  const isProved = ({ attested }: DigestObservation) => Boolean(attested?.signer);
  return [...newestFirst.filter(isProved), ...newestFirst.filter((each) => !isProved(each))].slice(
    0,
    Math.max(0, most),
  );
}
