import { createHash } from 'node:crypto';

/** Files of a model: path to content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface ListedResource {
  readonly name: string;
  readonly digest: string;
  readonly algorithm: string;
}

export const MODEL: Files = {
  'config.json': '{"hidden":1}',
  'sub/adapter.bin': 'adapter bytes',
  'weights.bin': 'w'.repeat(40),
};

export const SHARD_BYTES = 16;

/** A statement in the specification's spelling, over these files. */
export function statementOf(files: Files, method: 'files' | 'shards' = 'files'): object {
  const resources = Object.entries(files).flatMap(([name, content]) =>
    method === 'files' ? [resource(name, Buffer.from(content))] : shardsOf(name, content),
  );
  resources.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'model', digest: { sha256: rootOf(resources) } }],
    predicateType: 'https://model_signing/signature/v1.0',
    predicate: {
      resources,
      serialization: {
        method,
        hash_type: 'sha256',
        allow_symlinks: false,
        ...(method === 'shards' && { shard_size: SHARD_BYTES }),
      },
    },
  };
}

/** One entry of the signed list. */
export function resource(name: string, content: string | Uint8Array): ListedResource {
  return { name, digest: sha256(content), algorithm: 'sha256' };
}

/** One entry of the signed list, for a part of a file. */
export function shard(path: string, content: string, start: number, end: number): ListedResource {
  return resource(`${path}:${start}:${end}`, content.slice(start, end));
}

function shardsOf(path: string, content: string | Uint8Array): readonly ListedResource[] {
  const bytes = Buffer.from(content);
  const count = Math.ceil(bytes.byteLength / SHARD_BYTES);
  return Array.from({ length: count }, (_, index) => {
    const start = index * SHARD_BYTES;
    const end = Math.min(start + SHARD_BYTES, bytes.byteLength);
    return resource(`${path}:${start}:${end}`, bytes.subarray(start, end));
  });
}

/** The root digest over what is listed, in that order; what is not a digest is ignored. */
export function rootOf(resources: unknown): string {
  const hash = createHash('sha256');
  for (const entry of Array.isArray(resources) ? resources : []) {
    const digest = (entry as Partial<ListedResource> | null)?.digest;
    if (typeof digest === 'string') hash.update(Buffer.from(digest, 'hex'));
  }
  return hash.digest('hex');
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
