import type { ModelSigningError } from '../../src/error.ts';
import { rootDigest } from '../../src/manifest/root-digest.ts';
import type { Envelope } from '../../src/parsed-bundle.ts';
import type { SignedStatement } from '../../src/signed-manifest.ts';
import { parseStatement } from '../../src/statement/parse-statement.ts';
import type { ParseStatementOptions } from '../../src/statement/parse-statement.ts';

export const OMS = 'https://model_signing/signature/v1.0';
export const DIGESTS = 'https://model_signing/Digests/v0.1';
/** Digests that differ. */
export const [ONE, TWO] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];

export interface ListedResource {
  readonly name: string;
  readonly digest: string;
  readonly algorithm?: string;
}

/** The content of a statement; what is left out is sound. */
export interface StatementParts {
  readonly resources?: unknown;
  readonly serialization?: object;
  readonly subject?: unknown;
  /** More members of the predicate, or of the statement. */
  readonly predicate?: object;
  readonly more?: object;
}

/** The resources with these names, each with its own digest. */
export function resources(...names: readonly string[]): readonly ListedResource[] {
  return names.map((name, i) => ({
    name,
    digest: i.toString(16).padStart(64, '0'),
    algorithm: 'sha256',
  }));
}

/** An OMS statement whose root digest fits its resources, where they have any. */
export function statement(parts: StatementParts = {}): Record<string, unknown> {
  const { resources: list = resources('config.json', 'weights.bin'), serialization = {} } = parts;
  const root = Array.isArray(list) ? safeRoot(list as readonly ListedResource[]) : ONE;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: parts.subject ?? [{ name: 'model', digest: { sha256: root } }],
    predicateType: OMS,
    predicate: {
      resources: list,
      serialization: {
        method: 'files',
        hash_type: 'sha256',
        allow_symlinks: false,
        ...serialization,
      },
      ...parts.predicate,
    },
    ...parts.more,
  };
}

function safeRoot(list: readonly ListedResource[]): string {
  try {
    return rootDigest(list).slice('sha256:'.length);
  } catch {
    return ONE;
  }
}

/** A sharded list, eight bytes a shard. */
export const SHARDS = { method: 'shards', shard_size: 8 } as const;

/** An envelope that states this; a string or bytes stand for themselves. */
export function envelopeOf(payload: unknown): Envelope {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return {
    payloadType: 'application/vnd.in-toto+json',
    payload: payload instanceof Uint8Array ? payload : new TextEncoder().encode(text),
    signature: Uint8Array.of(1),
  };
}

/** What a statement says. */
export function parse(payload: unknown, options?: ParseStatementOptions): SignedStatement {
  return parseStatement(envelopeOf(payload), options);
}

/** The code that refuses a statement, and its location. */
export function refusalOf(
  payload: unknown,
  options?: ParseStatementOptions,
): { readonly code: string; readonly pointer: unknown } {
  try {
    parse(payload, options);
  } catch (error) {
    const { code, details } = error as ModelSigningError;
    return { code, pointer: details['pointer'] };
  }
  throw new Error('the statement was accepted');
}
