import { parseInstant } from '@weighbridge/core';
import type { DigestObservation, RuntimeDigestPayload, SignerFacts } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { isObserver } from '../../signers.ts';
import { strange } from '../../strange.ts';
import { cut } from '../../text.ts';
import { nameOf, withoutSigners } from '../shared/signer.ts';

/** A sighting with its instant in milliseconds since the epoch. */
type Sighting = DigestObservation & { readonly at: number; readonly gone?: true };

const DAY_MS = 86_400_000;
const TYPE = 'runtime/digest';
const SEE_IT_SERVE =
  'Have the digest taken where the model is served: weigh --serving in its init container or on its host.';

/**
 * What `runtime/digest` says to WB-INT-2: whether the bytes that serve are those that were admitted.
 *
 * An admission counts if a signer whom the policy allows signed it, and only the newest one counts: it is the last one
 * to admit the running bytes. A copy in a store neither runs nor was admitted: it leaves the question open. A sighting
 * that was handed in counts if an observer of the policy signed it; for each place the newest sighting holds.
 */
export function judgeRuntimeDigest(
  { observations }: RuntimeDigestPayload,
  policy: Policy,
): Judgement {
  const read = observations.map((each) => ({ ...each, at: parseInstant(each.observedAt) }));
  const admissions = read.filter(
    ({ role, signer }) => role === 'admission' && isAllowed(signer, policy),
  );
  const newest = Math.max(...admissions.map(({ at }) => at));
  const admitted = admissions.filter(({ at }) => at === newest);
  const served = read.filter(({ role }) => role === 'serving');
  const known = served.filter(
    ({ attested }) => !attested || isObserver(policy, TYPE, attested.signer),
  );
  const [first, ...others] = known.filter((each) => !isAnswered(each, known));
  const stranger = served[0]?.attested;
  if (first === undefined) {
    return { ...judgeUnserved(admitted, read), ...(stranger && strange(TYPE, stranger)) };
  }
  const judgement = judgeServed(admitted, [first, ...others], policy);
  // What others saw is fresh for the control's maximum age, counted back from the newest sighting.
  const isFresh = known.some(
    ({ attested, at }) => !attested || read.every((other) => other.at - at < DAY_MS),
  );
  return judgement.outcome !== 'supports' || isFresh
    ? judgement
    : single('The digest of what runs has not been seen recently enough.', SEE_IT_SERVE);
}

/** Among the sightings handed in, a later one at a place answers an earlier one. */
function isAnswered({ attested, place, at }: Sighting, known: readonly Sighting[]): boolean {
  return !!attested && known.some((other) => !other.gone && other.place === place && other.at > at);
}

/** Nobody saw what runs, or nobody whose evidence counts did. */
function judgeUnserved(admitted: readonly Sighting[], read: readonly Sighting[]): Judgement {
  const stored = read.find(({ role }) => role === 'stored');
  if (stored === undefined) {
    return admitted.length === 0
      ? single('Nobody saw the digest of the model.', SEE_IT_SERVE)
      : single('The model was admitted, and nobody saw the digest of what runs.', SEE_IT_SERVE);
  }
  const place = cut(stored.place);
  const copy = admitted.some((each) => differs(each, stored))
    ? `The copy at ${place} is not what was admitted`
    : `The digest was taken of the copy at ${place}`;
  return single(`${copy}, and nobody saw the digest of what runs.`, SEE_IT_SERVE);
}

function judgeServed(
  admitted: readonly Sighting[],
  serving: readonly [Sighting, ...(readonly Sighting[])],
  policy: Policy,
): Judgement {
  const seen = [...admitted, ...serving];
  const pair = differingPair(seen);
  if (pair !== undefined) {
    const [one, other] = [cut(pair[0].place), cut(pair[1].place)];
    return {
      outcome: 'adverse',
      message: `The bytes at ${other} are not those at ${one}.`,
      remedy: `Roll out the admitted version again, and find out how other bytes got to ${other}.`,
    };
  }
  const nobody = withoutSigners(policy);
  const where = cut(serving[0].place);
  if (nobody !== undefined) {
    return single(`The digest was seen at ${where}. ${nobody.message}`, nobody.remedy);
  }
  if (admitted.length === 0) {
    return single(
      `The digest was seen at ${where}, and no admission signed by someone whom the policy names says which bytes were admitted.`,
      'Have the model admitted by a signed posture or gate statement of someone whom the policy names, and keep it beside the model.',
    );
  }
  if (seen.some(({ payloadDigest }) => payloadDigest === undefined)) {
    return {
      outcome: 'inconclusive',
      message: 'The bytes are the same, but not every sighting says under which names.',
      remedy: 'Have the model signed: the signed list binds the names of its files too.',
    };
  }
  const since = new Date(Math.min(...seen.map(({ at }) => at))).toISOString();
  const times = new Set(seen.map(({ place, at }) => JSON.stringify([place, at]))).size;
  return { outcome: 'supports', message: `The digest was the same ${times} times since ${since}.` };
}

function differingPair(seen: readonly Sighting[]): readonly [Sighting, Sighting] | undefined {
  for (const [at, later] of seen.entries()) {
    const earlier = seen.slice(0, at).find((each) => differs(each, later));
    if (earlier !== undefined) return [earlier, later];
  }
  return undefined;
}

function differs(a: Sighting, b: Sighting): boolean {
  const bothNamed = a.payloadDigest !== undefined && b.payloadDigest !== undefined;
  return a.root !== b.root || (bothNamed && a.payloadDigest !== b.payloadDigest);
}

function single(message: string, remedy: string): Judgement {
  return { outcome: 'inconclusive', reason: 'single-observation', message, remedy };
}

function isAllowed(signer: SignerFacts | undefined, policy: Policy): boolean {
  return signer !== undefined && nameOf(policy, signer) !== undefined;
}
