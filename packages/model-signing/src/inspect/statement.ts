import type { JsonObject, JsonValue } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';
import { asObject } from '../json/members.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { Envelope } from '../parsed-bundle.ts';
import { parseStatement } from '../statement/parse-statement.ts';
import type { ClaimedModel, ClaimedStatement } from './inspection.ts';

const CODES = {
  tooLarge: 'STATEMENT_MALFORMED',
  notJson: 'STATEMENT_NOT_JSON',
  duplicateKey: 'STATEMENT_DUPLICATE_KEY',
} as const;

/** What can be said about any payload. */
export function inspectStatement({ payloadType, payload }: Envelope): ClaimedStatement {
  const json = readQuietly(payload);
  return {
    payloadType,
    payloadBytes: payload.length,
    payloadDigest: sha256Digest(payload),
    ...text('type', json['_type']),
    ...text('predicateType', json['predicateType']),
  };
}

/** The payload as an object; an empty one when it is not an object, which reading it as a model signature reports. */
function readQuietly(payload: Uint8Array): JsonObject {
  try {
    return asObject(parseStrictJson(payload, { codes: CODES }), {
      code: 'STATEMENT_MALFORMED',
      pointer: '',
    });
  } catch {
    return {};
  }
}

function text<Name extends 'type' | 'predicateType'>(
  name: Name,
  value: JsonValue | undefined,
): { readonly [name in Name]?: string } {
  if (typeof value !== 'string') return {};
  return { [name]: value } as { readonly [name in Name]: string };
}

/** Whether a payload claims to be a model signature, or cannot be read well enough to claim anything. */
export function mayBeModel({ predicateType }: ClaimedStatement): boolean {
  return predicateType === undefined || predicateType.startsWith('https://model_signing/');
}

/**
 * What a model signature states.
 *
 * @throws {ModelSigningError} the codes of stage `statement`
 */
export function inspectModel(envelope: Envelope): ClaimedModel {
  const { dialect, subjectName, root, manifest } = parseStatement(envelope);
  const { resources, unusableIgnorePaths = [], ...parameters } = manifest;
  return {
    dialect,
    subjectName,
    root,
    ...parameters,
    unusableIgnorePaths,
    files: new Set(resources.map(({ path }) => path)).size,
    resources: resources.length,
  };
}
