/** A small repeatable generator (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Uint8Array, at: number, random: () => number) => Uint8Array;

const splice = (bytes: Uint8Array, at: number, drop: number, put: readonly number[]): Uint8Array =>
  Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + drop)]);

const MUTATIONS: readonly Mutation[] = [
  (bytes, at, random) => splice(bytes, at, 1, [Math.floor(random() * 256)]),
  (bytes, at, random) => splice(bytes, at, 1, [(bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))]),
  (bytes, at) => splice(bytes, at, 1, []),
  (bytes, at, random) => splice(bytes, at, 0, [Math.floor(random() * 256)]),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, random) =>
    splice(bytes, at, 0, [...bytes.subarray(at, at + Math.floor(random() * 64))]),
  (bytes, at) => splice(bytes, at, 8, [255, 255, 255, 255, 255, 255, 255, 127]),
  (bytes, at) => splice(bytes, at, 0, [0x7b, 0x5b, 0x22, 0x7d, 0x5d, 0x2c]),
];

/** One of the samples with one to three changes or, one time in five, random bytes. */
export function hostileBytes(samples: readonly Uint8Array[], random: () => number): Uint8Array {
  if (random() < 0.2)
    return Uint8Array.from({ length: Math.floor(random() * 400) }, () =>
      Math.floor(random() * 256),
    );
  let bytes = samples[Math.floor(random() * samples.length)] ?? new Uint8Array(0);
  const changes = 1 + Math.floor(random() * 3);
  for (let i = 0; i < changes && bytes.length > 0; i += 1) {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)] as Mutation;
    bytes = mutation(bytes, Math.floor(random() * bytes.length), random);
  }
  return bytes;
}
