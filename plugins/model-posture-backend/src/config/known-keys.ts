import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The keys that an object of the configuration can have; null: any, read elsewhere. */
type Shape = { readonly [key: string]: Shape | readonly [Shape] | null };

const SCHEDULE: Shape = { frequency: null, timeout: null, initialDelay: null, scope: null };

/** All keys of `weighbridge`. */
const WEIGHBRIDGE: Shape = {
  sources: null,
  entities: [{ kind: null, type: null }],
  policy: { file: null },
  sigstoreRoot: null,
  schedule: SCHEDULE,
  discovery: SCHEDULE,
  hash: null,
  digestCache: null,
  concurrency: null,
  timeout: null,
  lease: null,
  collectors: null,
  evidence: [{ type: null, path: null }],
};

/** Entries of `weighbridge.sources` by type; only the modules that add other types know their keys. */
const SOURCES: Readonly<Record<string, Shape>> = {
  folder: { type: null, name: null, path: null, owners: null },
};

/**
 * Refuses unknown settings: a setting with a typo in its name would otherwise be ignored silently.
 *
 * @throws {InputError} naming the first such key and the keys that are allowed
 */
export function assertKnownKeys(config: Config): void {
  const value: unknown = config.getOptional('weighbridge');
  assertShape(value, WEIGHBRIDGE, 'weighbridge');
  const sources = isObject(value) && Array.isArray(value['sources']) ? value['sources'] : [];
  for (const [index, source] of sources.entries()) {
    const type: unknown = isObject(source) ? source['type'] : undefined;
    const shape = typeof type === 'string' && Object.hasOwn(SOURCES, type) ? SOURCES[type] : null;
    if (shape) assertShape(source, shape, `weighbridge.sources[${index}]`);
  }
}

function assertShape(value: unknown, shape: Shape, at: string): void {
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    if (!Object.hasOwn(shape, key)) {
      const known = Object.keys(shape).join(', ');
      throw new InputError(`${at} has no setting ${JSON.stringify(key)}; it has ${known}`);
    }
    const inner = shape[key] ?? null;
    if (inner === null) continue;
    if (!Array.isArray(inner)) assertShape(member, inner as Shape, `${at}.${key}`);
    else if (Array.isArray(member)) {
      for (const [i, item] of member.entries()) {
        assertShape(item, inner[0] as Shape, `${at}.${key}[${i}]`);
      }
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
