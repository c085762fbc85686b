import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import type { Hasher, HashFunction } from '@weighbridge/core/node';

/** BLAKE3 with 256 bits: native where the optional peer `@napi-rs/blake-hash` is there, else WebAssembly. */
export const blake3Hash: HashFunction = {
  name: 'blake3',
  load: loadBlake3,
  startWorker: startBlake3Worker,
};

/** What makes BLAKE3 hashers on this thread; one hasher is in use at a time. */
export async function loadBlake3(): Promise<() => Hasher> {
  return nativeHashers() ?? (await webAssemblyHashers());
}

/** Of the optional peer `@napi-rs/blake-hash`, or undefined where it is not installed or does not load. */
export function nativeHashers(): (() => Hasher) | undefined {
  try {
    // Not an import: bundlers would follow it into native code.
    const { Blake3Hasher } = createRequire(import.meta.url)('@napi-rs/blake-hash') as NativeBlake;
    new Blake3Hasher();
    return () => {
      const hasher = new Blake3Hasher();
      return {
        update: (bytes) => void hasher.update(toBuffer(bytes)),
        digest: () => hasher.digest('hex'),
      };
    };
  } catch {
    return undefined;
  }
}

/** Of `hash-wasm`: several times slower. */
export async function webAssemblyHashers(): Promise<() => Hasher> {
  const { createBLAKE3 } = await import('hash-wasm');
  const hasher = await createBLAKE3(256);
  return () => {
    hasher.init();
    return { update: (bytes) => void hasher.update(bytes), digest: () => hasher.digest('hex') };
  };
}

interface NativeBlake {
  readonly Blake3Hasher: new () => {
    update(input: Buffer): unknown;
    digest(format: string): string;
  };
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startBlake3Worker(options: WorkerOptions): Worker {
  // Source (.ts) needs the packages' sources too; the literal below is the one that bundlers see.
  return import.meta.url.endsWith('/blake3.ts')
    ? new Worker(new URL(import.meta.url.replace('/blake3.ts', '/blake3-worker.ts')), {
        ...options,
        execArgv: ['--conditions=@weighbridge/source'],
      })
    : new Worker(new URL('./blake3-worker.js', import.meta.url), options);
}
