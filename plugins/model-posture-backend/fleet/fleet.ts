import { sha256Digest } from '@weighbridge/core';
import type { ListedModel } from '../src/store/listing.ts';
import { modelName, TEAMS, titleOf } from './names.ts';
import { drawWeighing } from './posture.ts';
import type { DrawnWeighing } from './posture.ts';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import type { Care } from './verdicts.ts';

const DAY_MS = 86_400_000;

/** Maximum number of models in one fleet. */
export const MAX_MODELS = 100_000;

/** What the catalog says about one model of a generated fleet. */
export interface FleetEntry {
  /** Name of the catalog entity, a `Resource` of the namespace `default`. */
  readonly name: string;
  readonly listed: ListedModel;
}

/** One model of a generated fleet: what the catalog says, and the results of its weighings. */
export interface FleetModel extends FleetEntry {
  /** Oldest first. */
  readonly weighings: readonly (DrawnWeighing & { readonly location: string })[];
  /** Why the weighing after those failed, and when: milliseconds since the epoch. */
  readonly failedAt: number | undefined;
}

/** The options that generate a fleet; the same options give the same fleet. */
export interface FleetOptions {
  /** How many models, 1 to 100,000. */
  readonly models: number;
  /** Whole number; default 1. */
  readonly seed?: number;
  /** The time that ages are counted from. */
  readonly now: Date;
}

const CARES: readonly Care[] = [
  { fail: 0.004, unknown: 0.01, stale: 0.004 },
  { fail: 0.004, unknown: 0.02, stale: 0.02 },
  { fail: 0.03, unknown: 0.14, stale: 0.05 },
  { fail: 0.12, unknown: 0.4, stale: 0.1 },
];

/**
 * Generates a fleet, model by model: owners who differ in care, and models that are admitted, refused, undecided,
 * stale, lost, moved or never weighed.
 *
 * @throws {RangeError} when `models` is not a whole number from 1 to 100,000
 */
export function* drawFleet(options: FleetOptions): Generator<FleetModel> {
  const now = options.now.getTime();
  for (const [n, random] of streams(options)) yield drawModel(n, random, now);
}

/**
 * Generates the part of the same fleet that the catalog knows: small and fast.
 *
 * @throws {RangeError} when `models` is not a whole number from 1 to 100,000
 */
export function* listFleet(options: Omit<FleetOptions, 'now'>): Generator<FleetEntry> {
  for (const [n, random] of streams(options)) yield drawEntry(n, random);
}

/** One random stream per model: the first thousand models of a fleet are the fleet of a thousand. */
function* streams({
  models,
  seed = 1,
}: Omit<FleetOptions, 'now'>): Generator<readonly [n: number, random: Random]> {
  if (!Number.isInteger(models) || models < 1 || models > MAX_MODELS) {
    throw new RangeError(`models must be an integer in [1, ${MAX_MODELS}], got ${models}`);
  }
  for (let n = 0; n < models; n += 1) yield [n, randomFrom(Math.imul(seed, 1_000_003) + n)];
}

function drawEntry(n: number, random: Random): FleetEntry {
  const name = modelName(n);
  // A few teams own much, many own little.
  const team = TEAMS[Math.floor(TEAMS.length * random.next() ** 2)] ?? '';
  const isPending = random.chance(0.03);
  const location = isPending ? null : `fleet/${name}`;
  const listed = {
    entityRef: `resource:default/${name}`,
    title: titleOf(name),
    owner: `group:default/${team}`,
    location,
  };
  return { name, listed };
}

function drawModel(n: number, random: Random, now: number): FleetModel {
  const { name, listed } = drawEntry(n, random);
  const { location } = listed;
  if (location === null) return { name, listed, weighings: [], failedAt: now - DAY_MS };
  const isLost = random.chance(0.08);
  const failedAt = isLost ? now - random.below(DAY_MS / 48) : undefined;
  const weighings = drawWeighings(name, location, isLost, random, now);
  return { name, listed, weighings, failedAt };
}

function drawWeighings(
  name: string,
  location: string,
  isLost: boolean,
  random: Random,
  now: number,
): FleetModel['weighings'] {
  if (isLost && random.chance(0.3)) return [];
  const subject = { model: name, digest: sha256Digest(new TextEncoder().encode(name)) };
  const careful = random.pick(CARES);
  // Nearly all within the half hour of the schedule, a few forgotten for weeks.
  const age = random.chance(0.04) ? random.below(20 * DAY_MS) : random.below(DAY_MS / 48);
  const last = now - DAY_MS / 48 - age;
  const times = random.chance(0.2) ? [last - 9 * DAY_MS, last] : [last];
  // One lost model in five was moved: what is known is about another place.
  const place = isLost && random.chance(0.2) ? `fleet/old/${name}` : location;
  return times.map((at) => ({ ...drawWeighing(subject, at, careful, random), location: place }));
}
