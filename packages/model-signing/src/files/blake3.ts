import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import type { HashFunction } from '@weighbridge/core/node';
import { loadBlake3 } from './blake3-hashers.ts';

/** BLAKE3 with 256 bits: native where the optional peer `@napi-rs/blake-hash` is installed, otherwise WebAssembly. */
export const blake3Hash: HashFunction = {
  name: 'blake3',
  load: loadBlake3,
  startWorker: startBlake3Worker,
};

function startBlake3Worker(options: WorkerOptions): Worker {
  // Source (.ts) needs the packages' sources too; the literal below is the one that bundlers see.
  return import.meta.url.endsWith('/blake3.ts')
    ? new Worker(new URL(import.meta.url.replace('/blake3.ts', '/blake3-worker.ts')), {
        ...options,
        execArgv: ['--conditions=@weighbridge/source'],
      })
    : new Worker(new URL('./blake3-worker.js', import.meta.url), options);
}
