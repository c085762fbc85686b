import type {
  Health,
  HealthCheck,
  HealthDetails,
  HealthStatus,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import type { Knex } from 'knex';
import type { PolicyReader } from '../config/policy.ts';
import { findAbandoned } from '../store/claims.ts';
import { findFigures } from '../store/figures.ts';
import type { Figures } from '../store/figures.ts';
import { findRuns } from '../store/task-runs.ts';
import type { Load } from '../weighing/bounded.ts';
import {
  checkAnswers,
  checkClaims,
  checkPolicy,
  checkSources,
  checkTasks,
  checkWeighing,
} from './checks.ts';

/** The inputs of the health checks. */
export interface HealthOptions {
  readonly db: Knex;
  readonly load: () => Load;
  readonly now: () => Date;
  readonly policy: PolicyReader;
  readonly sources: ReadonlyMap<string, ModelSource>;
  /** How old a weighing may get before it is late, ms; undefined if that is unknown. */
  readonly lateAfterMs: number | undefined;
  /** Maximum duration of one weighing, ms. */
  readonly timeoutMs: number;
  /** How long a model stays with a replica that is gone, ms. */
  readonly leaseMs: number;
}

/** Checks the health of the plugin. */
export interface HealthProbe {
  /** Whether this replica can answer, and whether anything needs attention; never throws. */
  status(): Promise<Health>;
  /** @throws when the database does not answer */
  details(): Promise<HealthDetails>;
}

/** How long the public answer is cached: the checks read the whole fleet. */
const STATUS_FOR_MS = 10_000;

const SEVERITY: readonly HealthStatus[] = ['pass', 'warn', 'fail'];

/** A probe of this replica. */
export function createHealthProbe(options: HealthOptions): HealthProbe {
  const details = async () => {
    const now = options.now();
    return detailsOf(await findFigures(options.db, now), now, options);
  };
  return { details, status: statusOf(details, options) };
}

/** Only a database that does not answer keeps a replica from answering: everything else is a warning. */
function statusOf(
  details: () => Promise<HealthDetails>,
  { db, now }: HealthOptions,
): () => Promise<Health> {
  let known: { readonly until: number; readonly status: Promise<HealthStatus> } | undefined;
  return async () => {
    try {
      await db('models').select('entity_ref').first();
      const at = now().getTime();
      if (known === undefined || at >= known.until) {
        known = { until: at + STATUS_FOR_MS, status: details().then(({ status }) => status) };
      }
      return { status: (await known.status) === 'pass' ? 'pass' : 'warn' };
    } catch {
      known = undefined;
      return { status: 'fail' };
    }
  };
}

async function detailsOf(
  figures: Figures,
  now: Date,
  options: HealthOptions,
): Promise<HealthDetails> {
  const checks: readonly HealthCheck[] = [
    { id: 'database', status: 'pass', message: 'the database answers' },
    ...checkWeighing(figures, now, options.lateAfterMs),
    await checkPolicy(options.policy),
    await checkSources(options.sources),
    checkAnswers(figures),
    ...checkTasks(await findRuns(options.db), now, 2 * options.timeoutMs),
    checkClaims(await findAbandoned(options.db), options.leaseMs),
  ];
  const worst = Math.max(...checks.map(({ status }) => SEVERITY.indexOf(status)));
  return {
    status: SEVERITY[worst] ?? 'fail',
    checkedAt: now.toISOString(),
    checks,
    models: figures.models,
    problems: figures.problems,
    oldestWeighingAt: figures.oldestWeighing?.toISOString() ?? null,
    ...withDue(options.load(), figures),
  };
}

/** The models that wait: for a slot of this replica, and for any replica. */
function withDue({ running, waiting }: Load, { due }: Figures): Load {
  return { running, waiting: waiting + Math.max(0, due - running) };
}
