/** Watches the byte arrays that are made from a length while it is on. */
export interface BufferWatch {
  /** Bytes of the largest one so far. */
  largest(): number;
  stop(): void;
}

/**
 * Puts a constructor in the place of `Uint8Array` that notes lengths, until it is stopped: readers that
 * allocate before they check are seen at the allocation, not by what the garbage collector leaves.
 */
export function watchBuffers(): BufferWatch {
  const original = globalThis.Uint8Array;
  let largest = 0;
  globalThis.Uint8Array = new Proxy(original, {
    construct(target, args: unknown[], newTarget) {
      const [first] = args;
      if (typeof first === 'number') largest = Math.max(largest, first);
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
  return {
    largest: () => largest,
    stop: () => {
      globalThis.Uint8Array = original;
    },
  };
}
