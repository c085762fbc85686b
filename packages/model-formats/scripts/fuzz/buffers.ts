/** While active, watches the byte arrays that are made from a length. */
export interface BufferWatch {
  /** Size of the largest array so far, bytes. */
  largest(): number;
  stop(): void;
}

/**
 * Replaces `Uint8Array`, until stopped, with a constructor that records lengths: readers that allocate before they
 * check are caught at the allocation, not by what the garbage collector leaves.
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
