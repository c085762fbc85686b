import type { Knex } from 'knex';
import { toMs } from './database.ts';

/** The last run of a scheduled task, whichever replica ran it. Milliseconds. */
export interface TaskRun {
  readonly task: string;
  readonly beganAt: number;
  /** When it last got something done. */
  readonly movedAt: number;
  /** Null while it runs; stays null if the replica went away meanwhile. */
  readonly endedAt: number | null;
  /** Whether the last run that ended failed. */
  readonly hasFailed: boolean;
}

/** The replica that begins a run, and how soon after the last one it does not begin. */
export interface Beginner {
  /** Name of the replica. */
  readonly holder: string;
  /** Milliseconds; 0 always begins. */
  readonly notWithinMs: number;
  /** Whether it begins only when the last one has ended. Default false. */
  readonly afterEnd?: boolean;
}

/**
 * Records that a run begins. Returns false, and records nothing, if this replica or another one began one shortly
 * before: every replica has the schedule, and one run is enough for all of them.
 */
export async function beginRun(
  db: Knex,
  task: string,
  now: Date,
  { holder, notWithinMs, afterEnd = false }: Beginner,
): Promise<boolean> {
  const at = now.getTime();
  const run = { began_at: at, moved_at: at, ended_at: null, holder };
  const begun = await db('task_runs')
    .insert({ task, ...run, succeeded_at: null, failed: false })
    .onConflict('task')
    .merge(run)
    .where((own) => {
      void own.where('task_runs.began_at', '<=', at - notWithinMs);
      void own.orWhere('task_runs.began_at', '>', at);
    })
    .where((own) => void (afterEnd ? own.whereNotNull('task_runs.ended_at') : own))
    .returning('task');
  return begun.length === 1;
}

/** Records progress of a run. */
export async function moveRun(db: Knex, task: string, now: Date): Promise<void> {
  await db('task_runs').where({ task, ended_at: null }).update({ moved_at: now.getTime() });
}

/** Records that a run has ended, if it had not. */
export async function endRun(db: Knex, task: string, now: Date, failed: boolean): Promise<void> {
  const at = now.getTime();
  const success = failed ? {} : { succeeded_at: at };
  await db('task_runs')
    .where({ task, ended_at: null })
    .update({ moved_at: at, ended_at: at, failed, ...success });
}

/** The last run of every task, by name. */
export async function findRuns(db: Knex): Promise<readonly TaskRun[]> {
  const rows: readonly {
    task: string;
    began_at: string | number;
    moved_at: string | number;
    ended_at: string | number | null;
    failed: boolean | number;
  }[] = await db('task_runs').orderBy('task').select();
  return rows.map((row) => ({
    task: row.task,
    beganAt: Number(row.began_at),
    movedAt: Number(row.moved_at),
    endedAt: toMs(row.ended_at),
    hasFailed: Boolean(row.failed),
  }));
}
