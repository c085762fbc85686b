import type { JsonObject, SignerFacts } from '@weighbridge/core';
import { parseInstant } from '@weighbridge/core';
import type { Judgement } from '../control.ts';
import type { Policy } from '../policy.ts';
import { cut } from '../text.ts';
import { isDigest, member, misshapen, objectsOf, textOf } from './shape.ts';
import { nameOf, signerOf, withoutSigners } from './signer.ts';

/** Most sightings that one item is judged by (CWE-400). */
const MAX_SIGHTINGS = 1000;

interface Sighting {
  readonly role: 'admission' | 'serving';
  readonly place: string;
  readonly at: number;
  readonly root: string;
  readonly payloadDigest: string | undefined;
  readonly signer: SignerFacts | undefined;
}

/**
 * What `runtime/digest` says to WB-INT-2: whether the digest was seen to be one and the same at two
 * different times or places.
 *
 * An admission counts when somebody signed it whom the policy allows, and only the newest one does:
 * it is what the running bytes were last admitted by.
 */
export function judgeRuntimeDigest(payload: JsonObject, policy: Policy): Judgement {
  const given = objectsOf(payload, 'observations');
  if (given === undefined || given.length > MAX_SIGHTINGS) {
    return misshapen('observations is no list that can be read');
  }
  const read = given.flatMap((observation) => readSighting(observation) ?? []);
  if (read.length < given.length) return misshapen('an observation is none');
  const admissions = read.filter(
    ({ role, signer }) => role === 'admission' && isAllowed(signer, policy),
  );
  const newest = Math.max(...admissions.map(({ at }) => at));
  const counted = [
    ...admissions.filter(({ at }) => at === newest),
    ...read.filter(({ role }) => role === 'serving'),
  ];
  return judgeSightings(counted, withoutSigners(policy)?.message);
}

function judgeSightings(seen: readonly Sighting[], without: string | undefined): Judgement {
  const [first] = seen;
  if (first === undefined) return single('Nobody saw the digest of the model.');
  const pair = differingPair(seen);
  if (pair !== undefined) {
    const message = `The bytes at ${cut(pair[1].place)} are not those at ${cut(pair[0].place)}.`;
    return { outcome: 'adverse', message };
  }
  if (seen.every(({ role }) => role === 'admission')) {
    return single('The model was admitted, and nobody saw the digest of what runs.');
  }
  const times = new Set(seen.map(({ place, at }) => JSON.stringify([place, at]))).size;
  if (times < 2) {
    const only = `The digest was seen once, at ${cut(first.place)}, and there is nothing to compare it with.`;
    return single(without === undefined ? only : `${only} ${without}`);
  }
  if (seen.some(({ payloadDigest }) => payloadDigest === undefined)) {
    const message = 'The bytes are the same, but not every sighting says under which names.';
    return { outcome: 'inconclusive', message };
  }
  const since = new Date(Math.min(...seen.map(({ at }) => at))).toISOString();
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

function single(message: string): Judgement {
  return { outcome: 'inconclusive', reason: 'single-observation', message };
}

function isAllowed(signer: SignerFacts | undefined, policy: Policy): boolean {
  return signer !== undefined && nameOf(policy, signer) !== undefined;
}

function readSighting(observation: JsonObject): Sighting | undefined {
  const role = member(observation, 'role');
  const place = member(observation, 'place');
  const root = member(observation, 'root');
  const payloadDigest = member(observation, 'payloadDigest');
  const at = instantOf(textOf(observation, 'observedAt'));
  if (role !== 'admission' && role !== 'serving') return undefined;
  if (typeof place !== 'string' || !isDigest(root) || Number.isNaN(at)) return undefined;
  if (payloadDigest !== undefined && !isDigest(payloadDigest)) return undefined;
  return { role, place, at, root, payloadDigest, signer: signerOf(observation) };
}

/** Milliseconds since the epoch; NaN where the text is no instant. */
function instantOf(text: string): number {
  try {
    return parseInstant(text);
  } catch {
    return Number.NaN;
  }
}
