import { createRequire } from 'node:module';
import type { Hasher } from '@weighbridge/core/node';

/** A factory of BLAKE3 hashers on this thread; one hasher is in use at a time. */
export async function loadBlake3(): Promise<() => Hasher> {
  return nativeHashers() ?? (await webAssemblyHashers());
}

/** From the optional peer `@napi-rs/blake-hash`; undefined where it is not installed or does not load. */
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

/** From `hash-wasm`: several times slower. */
export async function webAssemblyHashers(): Promise<() => Hasher> {
  const { createBLAKE3 } = await import('hash-wasm');
  const hasher = await createBLAKE3(256);
  return () => {
    hasher.init();
    return { update: (bytes) => void hasher.update(bytes), digest: () => hasher.digest('hex') };
  };
}

type NativeBlake = typeof import('@napi-rs/blake-hash');

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
