import { parentPort, workerData } from 'node:worker_threads';
import { hashJobs } from './hash-job.ts';
import type { HashJob } from './hash-job.ts';
import type { Hasher } from './hasher.ts';
import { sharedControl } from './shared-control.ts';
import type { WorkerSettings } from './shared-control.ts';

/**
 * Makes this thread part of the hashing pool: it receives batches of jobs and sends their outcomes until it is asked to
 * end. For the worker file of a `HashFunction`; elsewhere it does nothing.
 */
export function serveHashing(load: () => Promise<() => Hasher>): void {
  const port = parentPort;
  if (port === null) return;
  const { counters, slot, readAhead } = workerData as WorkerSettings;
  const control = sharedControl(counters, slot, readAhead);
  // A hash that cannot be loaded ends this thread, and its batch returns to the pool.
  const loading = load();
  port.on('message', (batch: readonly HashJob[] | null) => {
    if (batch === null) port.close();
    else
      void loading
        .then((makeHasher) => hashJobs(batch, makeHasher, control))
        .then((outcomes) => port.postMessage(outcomes));
  });
}
