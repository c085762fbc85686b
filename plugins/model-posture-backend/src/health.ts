import type {
  HealthCheck,
  HealthDetails,
  HealthStatus,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { Knex } from 'knex';
import { findFigures } from './store/figures.ts';
import type { Figures } from './store/figures.ts';
import type { Load } from './weighing/bounded.ts';

export interface HealthOptions {
  readonly db: Knex;
  readonly load: () => Load;
  readonly now: () => Date;
  /** How old a weighing may get before somebody should look, ms; undefined where nobody can say. */
  readonly lateAfterMs: number | undefined;
}

/** Looks at how the plugin is doing. */
export interface HealthProbe {
  /** Whether the database answers. */
  isAlive(): Promise<boolean>;
  /** @throws when the database does not answer */
  details(): Promise<HealthDetails>;
}

const SEVERITY: readonly HealthStatus[] = ['pass', 'warn', 'fail'];

/** A probe of this replica. */
export function createHealthProbe(options: HealthOptions): HealthProbe {
  return {
    async isAlive() {
      try {
        await options.db('models').select('entity_ref').first();
        return true;
      } catch {
        return false;
      }
    },
    async details() {
      const now = options.now();
      return detailsOf(await findFigures(options.db, now), now, options);
    },
  };
}

function detailsOf(figures: Figures, now: Date, options: HealthOptions): HealthDetails {
  const checks: HealthCheck[] = [
    { id: 'database', status: 'pass', message: 'the database answers' },
    ...weighingCheck(figures, now, options.lateAfterMs),
  ];
  const worst = Math.max(...checks.map(({ status }) => SEVERITY.indexOf(status)));
  return {
    status: SEVERITY[worst] ?? 'fail',
    checkedAt: now.toISOString(),
    checks,
    models: figures.models,
    problems: figures.problems,
    oldestWeighingAt: figures.oldestWeighing?.toISOString() ?? null,
    ...options.load(),
  };
}

/** Whether the schedule is kept; what is wrong with single models is told by the problems. */
function weighingCheck(
  { oldestTry }: Figures,
  now: Date,
  lateAfterMs: number | undefined,
): readonly HealthCheck[] {
  if (oldestTry === null || lateAfterMs === undefined) return [];
  const isLate = now.getTime() - oldestTry.getTime() > lateAfterMs;
  return [
    isLate
      ? {
          id: 'weighing',
          status: 'warn',
          message: `a model was last looked at ${oldestTry.toISOString()}, longer ago than the schedule says`,
        }
      : { id: 'weighing', status: 'pass', message: 'every model was looked at as scheduled' },
  ];
}
