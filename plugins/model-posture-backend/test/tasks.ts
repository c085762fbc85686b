import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';

type TaskId = 'find-models' | 'weigh-models' | 'weigh-due';
type Task = { readonly fn: (signal: AbortSignal) => Promise<void> };

/** The scheduler of a test backend, which runs a task on request. */
export interface TestTasks {
  readonly feature: BackendFeature;
  /** Runs a task, and weighs what is then due, to the end. */
  run(id: TaskId): Promise<void>;
  /** Resolves when what was triggered has ended, and what is due was weighed. */
  settled(): Promise<void>;
}

/** Triggers like the scheduler of Backstage: the task runs in the background, and not twice at once. */
export function testTasks(): TestTasks {
  const tasks = new Map<string, Task>();
  const running = new Map<string, Promise<void>>();
  const feature = mockServices.scheduler.mock({
    scheduleTask: async (task) => void tasks.set(task.id, task as Task),
    triggerTask: async (id) => {
      if (running.has(id)) throw new ConflictError(`Task ${id} is currently running`);
      const run = start(id).finally(() => running.delete(id));
      running.set(id, run);
    },
  }).factory;
  const start = async (id: string) => {
    await tasks.get(id)?.fn(new AbortController().signal);
    await tasks.get('weigh-due')?.fn(new AbortController().signal);
  };
  return {
    feature,
    run: start,
    async settled() {
      await Promise.all(running.values());
      await tasks.get('weigh-due')?.fn(new AbortController().signal);
    },
  };
}
