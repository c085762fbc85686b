import type { HealthCheck } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import { untilAborted } from '@weighbridge/core';
import type { PolicyReader } from '../config/policy.ts';
import type { Figures } from '../store/figures.ts';
import type { TaskRun } from '../store/task-runs.ts';

/** How long a source may take to answer, ms. */
const SOURCE_TIMEOUT_MS = 5_000;

/** How long a model may wait for another replica before health reports it, ms. */
const MAX_WAIT_MS = 60_000;

/** Above this share of models without a fresh answer the status is `warn`. */
const MANY = 0.25;

/** Whether the schedule is kept; the problems report what is wrong with single models. */
export function checkWeighing(
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
          message: `a model was last looked at ${oldestTry.toISOString()}, later than the schedule allows`,
        }
      : { id: 'weighing', status: 'pass', message: 'every model was looked at as scheduled' },
  ];
}

/** Whether another replica takes over what a replica that is gone was weighing. */
export function checkClaims(
  abandoned: { readonly entityRef: string; readonly forMs: number } | undefined,
  leaseMs: number,
): HealthCheck {
  if (abandoned === undefined || abandoned.forMs < Math.min(leaseMs, MAX_WAIT_MS)) {
    return { id: 'replicas', status: 'pass', message: 'no model waits for a replica that is gone' };
  }
  const seconds = Math.round(abandoned.forMs / 1000);
  const message = `${abandoned.entityRef} was left by a replica ${seconds} s ago, and none takes it over`;
  return { id: 'replicas', status: 'warn', message };
}

/** Whether models can be judged: without a policy no weighing ends. */
export async function checkPolicy(policy: PolicyReader): Promise<HealthCheck> {
  try {
    const { name } = await policy();
    return { id: 'policy', status: 'pass', message: `the policy ${name} holds` };
  } catch (error) {
    const message = `no model can be weighed, as the policy cannot be read: ${wordsOf(causeOf(error))}`;
    return { id: 'policy', status: 'fail', message };
  }
}

/** Whether the places with models are reachable. */
export async function checkSources(
  sources: ReadonlyMap<string, ModelSource>,
): Promise<HealthCheck> {
  const troubles = await Promise.all([...sources].map(([name, source]) => troubleOf(name, source)));
  const broken = troubles.filter((trouble) => trouble !== undefined);
  if (sources.size === 0) {
    return { id: 'sources', status: 'warn', message: 'weighbridge.sources is empty' };
  }
  if (broken.length === 0) {
    return { id: 'sources', status: 'pass', message: `sources that answer: ${sources.size}` };
  }
  const status = broken.length === sources.size ? 'fail' : 'warn';
  return { id: 'sources', status, message: broken.join('; ') };
}

async function troubleOf(name: string, source: ModelSource): Promise<string | undefined> {
  const signal = AbortSignal.timeout(SOURCE_TIMEOUT_MS);
  try {
    await untilAborted(() => source.check?.({ signal }), signal);
    return undefined;
  } catch (error) {
    const why = signal.aborted ? 'it does not answer' : wordsOf(error);
    return `the models of source ${name} cannot be read: ${why}`;
  }
}

/** How many of the models that were looked at have no fresh answer. */
export function checkAnswers({ models }: Figures): HealthCheck {
  const of = (states: readonly string[]) =>
    models
      .filter(({ state }) => states.includes(state))
      .reduce((total, figure) => total + figure.models, 0);
  const failed = of(['error']);
  const tried = of(['error', 'weighed']);
  const message = `models without a fresh answer: ${failed} of ${tried}`;
  if (failed > 0 && failed === tried) return { id: 'answers', status: 'fail', message };
  return { id: 'answers', status: failed > MANY * tried ? 'warn' : 'pass', message };
}

/** Whether the scheduled tasks succeed, and make progress while they run. */
export function checkTasks(
  runs: readonly TaskRun[],
  now: Date,
  stuckAfterMs: number,
): readonly HealthCheck[] {
  if (runs.length === 0) return [];
  const troubles = runs.flatMap((run) => standstill(run, now, stuckAfterMs) ?? []);
  return [
    troubles.length === 0
      ? { id: 'tasks', status: 'pass', message: 'the scheduled tasks make progress' }
      : { id: 'tasks', status: 'warn', message: troubles.join('; ') },
  ];
}

function standstill(run: TaskRun, now: Date, stuckAfterMs: number): string | undefined {
  const { task, beganAt, movedAt, endedAt, hasFailed } = run;
  const iso = (ms: number) => new Date(ms).toISOString();
  if (endedAt === null && now.getTime() - movedAt > stuckAfterMs) {
    return `${task} began ${iso(beganAt)} and has not moved since ${iso(movedAt)}`;
  }
  if (hasFailed) return `${task} failed when it last ended; the log of that replica says why`;
  return undefined;
}

/** The error that names the file as configured has the reason in its cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

/** Errors of the operating system name paths of the server: they appear only in the log. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the log of the backend says why';
  return 'syscall' in error ? 'a file or folder is not there, or may not be read' : error.message;
}
