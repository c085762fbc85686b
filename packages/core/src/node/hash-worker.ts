import { parentPort, workerData } from 'node:worker_threads';
import { hashFiles } from './hash-job.ts';
import type { HashControl } from './hash-job.ts';
import type { LocatedFile } from './open-verified.ts';
import { sharedControl } from './shared-control.ts';
import type { WorkerSettings } from './shared-control.ts';

/** The thread of the hashing pool: a batch of files comes in, their outcomes go out, until it is told to end. */
function serve(control: HashControl): void {
  const port = parentPort;
  if (port === null) return;
  port.on('message', (batch: readonly LocatedFile[] | null) => {
    if (batch === null) port.close();
    else void hashFiles(batch, control).then((outcomes) => port.postMessage(outcomes));
  });
}

const { counters, slot, readAhead } = workerData as WorkerSettings;
serve(sharedControl(counters, slot, readAhead));
