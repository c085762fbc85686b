import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { HumanDuration } from '@backstage/types';
import { readSelectors } from '@weighbridge/backstage-plugin-model-posture-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { assertKnownKeys } from './known-keys.ts';

/** The settings, except sources and policy. */
export interface Settings {
  readonly selectors: readonly EntitySelector[];
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly discovery: SchedulerServiceTaskScheduleDefinition;
  readonly hash: 'full' | 'none';
  readonly digestCache: string | undefined;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** After a replica is gone, the time within which another one weighs the models that it was weighing, ms. */
  readonly leaseMs: number;
  /** How old the last look at a model can get before it is late, ms; undefined for a cron schedule. */
  readonly lateAfterMs: number | undefined;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { hours: 2 },
  initialDelay: { seconds: 10 },
};

const DEFAULT_DISCOVERY: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 15 },
  timeout: { hours: 2 },
  initialDelay: { seconds: 2 },
};

const DEFAULT_TIMEOUT: HumanDuration = { minutes: 10 };
const DEFAULT_LEASE: HumanDuration = { seconds: 60 };
const MIN_LEASE_MS = 1_000;
const MAX_LEASE_MS = 3_600_000;
const MAX_CONCURRENCY = 16;

/**
 * Reads `weighbridge` of the app configuration.
 *
 * @throws {InputError} when a key is unknown or a value is out of range; the backend then does not start
 */
export function readSettings(config: Config): Settings {
  assertKnownKeys(config);
  const schedule = readSchedule(config, 'weighbridge.schedule', DEFAULT_SCHEDULE);
  return {
    selectors: readSelectors(config),
    schedule,
    lateAfterMs: lateAfter(schedule),
    discovery: readSchedule(config, 'weighbridge.discovery', DEFAULT_DISCOVERY),
    hash: readHash(config),
    digestCache: config.getOptionalString('weighbridge.digestCache'),
    concurrency: readConcurrency(config),
    timeoutMs: readTimeout(config),
    leaseMs: readLease(config),
  };
}

function readSchedule(
  config: Config,
  key: string,
  fallback: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const section = config.getOptionalConfig(key);
  return section === undefined
    ? fallback
    : readSchedulerServiceTaskScheduleDefinitionFromConfig(section);
}

/** Two rounds and the maximum duration of one. */
function lateAfter({
  frequency,
  timeout,
}: SchedulerServiceTaskScheduleDefinition): number | undefined {
  const every = millisecondsOf(frequency);
  const atMost = millisecondsOf(timeout);
  return every === undefined || atMost === undefined ? undefined : 2 * every + atMost;
}

/** Undefined for anything except a plain duration: a cron expression, or a manual trigger. */
export function millisecondsOf(value: object): number | undefined {
  if ('cron' in value || 'trigger' in value) return undefined;
  const ms = durationToMilliseconds(value);
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

function readHash(config: Config): 'full' | 'none' {
  const value = config.getOptionalString('weighbridge.hash') ?? 'full';
  if (value !== 'full' && value !== 'none') {
    throw new InputError(`weighbridge.hash must be full or none, got ${JSON.stringify(value)}`);
  }
  return value;
}

function readConcurrency(config: Config): number {
  const value = config.getOptionalNumber('weighbridge.concurrency') ?? 2;
  if (!Number.isInteger(value) || value < 1 || value > MAX_CONCURRENCY) {
    throw new InputError(
      `weighbridge.concurrency must be an integer in [1, ${MAX_CONCURRENCY}], got ${value}`,
    );
  }
  return value;
}

function readTimeout(config: Config): number {
  const duration = config.has('weighbridge.timeout')
    ? readDurationFromConfig(config, { key: 'weighbridge.timeout' })
    : DEFAULT_TIMEOUT;
  const ms = durationToMilliseconds(duration);
  if (ms < 1 || ms > 2 ** 31 - 1) {
    throw new InputError(`weighbridge.timeout must be between 1 ms and 24 days, got ${ms} ms`);
  }
  return ms;
}

function readLease(config: Config): number {
  const duration = config.has('weighbridge.lease')
    ? readDurationFromConfig(config, { key: 'weighbridge.lease' })
    : DEFAULT_LEASE;
  const ms = durationToMilliseconds(duration);
  if (ms < MIN_LEASE_MS || ms > MAX_LEASE_MS) {
    throw new InputError(`weighbridge.lease must be between 1 second and 1 hour, got ${ms} ms`);
  }
  return ms;
}
