import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import { manifestDigest, memoryFolder, sha256Digest } from '@weighbridge/core';
import { builtInPolicies } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { SourceProblem } from '../src/sources/problem.ts';
import { createWeigher } from '../src/weighing/weigher.ts';
import type { Weigher } from '../src/weighing/weigher.ts';
import { brokenWeights, soundModel } from './models.ts';

/** What can be at a place; undefined: nothing. */
export type Content = Readonly<Record<string, Uint8Array>> | undefined;

/** Two models that are admitted, one that is refused, and nothing. */
export const CONTENTS: readonly Content[] = [
  bytesOf(soundModel()),
  bytesOf({ ...soundModel(), 'config.json': JSON.stringify({ model_type: 'other' }) }),
  bytesOf({ ...soundModel(), 'model.safetensors': brokenWeights() }),
  undefined,
];

/** Digest of the bytes of a content, as in statements. */
export function digestOf(content: Exclude<Content, undefined>): string {
  return manifestDigest(
    Object.entries(content).map(([path, bytes]) => ({
      path,
      sizeBytes: bytes.byteLength,
      digest: sha256Digest(bytes),
    })),
  );
}

/** Places of a source whose answers wait until they are released. */
export class Places {
  readonly #contents = new Map<string, Content>();
  readonly #waiting: (() => void)[] = [];
  /** `<place> <digest>` of everything that was read so far. */
  readonly read = new Set<string>();

  /** Puts something at a place. */
  put(place: string, content: Content): void {
    this.#contents.set(place, content);
  }

  /** What is at a place. */
  at(place: string): Content {
    return this.#contents.get(place);
  }

  /** How often bytes were requested so far. */
  begun = 0;

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Releases one: the first or the last that came. */
  release(which: 'first' | 'last'): void {
    (which === 'first' ? this.#waiting.shift() : this.#waiting.pop())?.();
  }

  /** The source `estate` over these places. */
  readonly source: ModelSource = {
    openModel: async (path) => {
      const place = `estate/${path}`;
      const content = this.#contents.get(place);
      this.begun += 1;
      await new Promise<void>((resolve) => void this.#waiting.push(resolve));
      if (content === undefined) throw new SourceProblem('NOT_FOUND', 'there is no such folder');
      this.read.add(`${place} ${digestOf(content)}`);
      return memoryFolder('m', content);
    },
  };
}

/** A replica of the plugin that weighs from these places. */
export function replicaOver(
  db: Knex,
  places: Places,
  { logger, now }: { readonly logger: LoggerService; readonly now: () => Date },
): Weigher {
  return createWeigher({
    naming: [],
    db,
    logger,
    sources: new Map([['estate', places.source]]),
    collectors: [],
    collectorsConfig: undefined,
    readStatements: async () => [],
    findEntity: async () => undefined,
    policy: async () => builtInPolicies.default,
    sigstoreRoot: undefined,
    hash: 'full',
    digestCache: undefined,
    concurrency: 4,
    timeoutMs: 600_000,
    signal: new AbortController().signal,
    now,
    report: () => {},
  });
}

function bytesOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [
      path,
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    ]),
  );
}
