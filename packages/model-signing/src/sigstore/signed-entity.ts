import { bundleFromJSON } from '@sigstore/bundle';
import type { TransparencyLogEntry } from '@sigstore/bundle';
import type { SignedEntity, TrustMaterial } from '@sigstore/verify';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { knownTimestamps } from './known-timestamps.ts';
import type { SignatureContent } from './signature-content.ts';

/** The parts of a bundle that have already been read strictly. */
export interface EntityParts {
  /** The whole bundle. */
  readonly json: JsonObject;
  readonly key: SignedEntity['key'];
  readonly content: SignatureContent;
  /** DER timestamp responses. */
  readonly timestamps: readonly Uint8Array[];
}

/**
 * The Sigstore verifier's input, made from strictly read parts and the bundle's log entries.
 *
 * The entries pass the checks of their bundle version: an inclusion promise in v0.1, a proof later.
 *
 * @throws {ModelSigningError} BUNDLE_MALFORMED, TRANSPARENCY_MISSING, SIGNATURE_TIME_INVALID
 */
export function signedEntity(
  parts: EntityParts,
  authorities: TrustMaterial['timestampAuthorities'],
): SignedEntity {
  const tlogEntries = readEntries(parts.json);
  tlogEntries.forEach(assertNumbers);
  if (tlogEntries.length === 0) {
    throw new ModelSigningError('TRANSPARENCY_MISSING', 'The bundle has no log entry.');
  }
  return {
    signature: parts.content,
    key: parts.key,
    tlogEntries,
    timestamps: [
      ...tlogEntries
        .filter(({ integratedTime }) => integratedTime !== '0')
        .map((tlogEntry) => ({ $case: 'transparency-log' as const, tlogEntry })),
      ...knownTimestamps(parts.timestamps, parts.content.signature, authorities).map(
        (timestamp) => ({ $case: 'timestamp-authority' as const, timestamp }),
      ),
    ],
  };
}

function readEntries(json: JsonObject): TransparencyLogEntry[] {
  try {
    return bundleFromJSON(json).verificationMaterial.tlogEntries;
  } catch (cause) {
    const missing = invalidFields(cause).some((field) => /inclusionP/u.test(field));
    throw missing
      ? new ModelSigningError('TRANSPARENCY_MISSING', 'A log entry lacks its proof of inclusion.', {
          cause,
        })
      : new ModelSigningError('BUNDLE_MALFORMED', 'The bundle lacks members that it needs.', {
          cause,
        });
  }
}

/**
 * Numbers are texts in this format, and promises sign their `Number` value: each value may have only one text,
 * or one promise would vouch for several.
 */
function assertNumbers({ logIndex, integratedTime, inclusionProof }: TransparencyLogEntry): void {
  const numbers = [logIndex, integratedTime, inclusionProof?.logIndex, inclusionProof?.treeSize];
  const bad = numbers.find((text) => text !== undefined && !isWholeNumber(text));
  if (bad === undefined) return;
  throw new ModelSigningError(
    'BUNDLE_MALFORMED',
    'A number in a log entry is not a whole number.',
    {
      details: { number: bad.slice(0, 40) },
    },
  );
}

function isWholeNumber(text: string): boolean {
  return /^(0|[1-9]\d*)$/u.test(text) && Number.isSafeInteger(Number(text));
}

function invalidFields(cause: unknown): readonly string[] {
  const fields: unknown = (cause as { readonly fields?: unknown } | null)?.fields;
  return Array.isArray(fields) ? fields.map(String) : [];
}
