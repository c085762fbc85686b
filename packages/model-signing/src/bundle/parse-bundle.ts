import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { asClosedObject, asObject, asText, below, malformed, member } from '../json/members.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { ParsedBundle } from '../parsed-bundle.ts';
import { readEnvelope } from './envelope.ts';
import { readMaterial } from './material.ts';
import { bundleVersion } from './media-type.ts';

/** How large a bundle may be. */
export interface ParseBundleOptions {
  /** Maximum bytes (CWE-400). Default 64 MiB, which holds the list of 300,000 files. */
  readonly maxBytes?: number | undefined;
}

/**
 * Maximum number of values in a bundle (CWE-400): its statement is one text, and 32 certificates, 32
 * timestamps and 32 log entries with their proofs have fewer than 5,000.
 */
const MAX_VALUES = 50_000;

const ROOT = { code: 'BUNDLE_MALFORMED', pointer: '' } as const;

const MEMBERS = ['mediaType', 'verificationMaterial', 'dsseEnvelope', 'messageSignature'];

/**
 * A Sigstore bundle or a bare DSSE envelope, read strictly. None of it is verified.
 *
 * Bundles of versions 0.1 to 0.3 in every spelling of their media types, with a key's hint (or, as before OMS
 * 1.1, the key), a certificate chain or a Fulcio certificate. Absent, null and empty log entries, timestamps
 * and key ids are alike. Members that the format does not define are refused.
 * Cost: O(n) time and memory.
 *
 * @throws {ModelSigningError} the codes of stage `bundle`; the details say where by JSON pointer
 * @throws {RangeError} when `maxBytes` is not a positive integer
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 4
 */
export function parseBundle(
  input: Uint8Array | string,
  options: ParseBundleOptions = {},
): ParsedBundle {
  const json = asObject(parseStrictJson(input, { ...options, maxValues: MAX_VALUES }), ROOT);
  return isBareEnvelope(json) ? readBareEnvelope(json) : readBundle(json);
}

function isBareEnvelope(json: JsonObject): boolean {
  return Object.hasOwn(json, 'signatures') && !Object.hasOwn(json, 'mediaType');
}

function readBareEnvelope(json: JsonObject): ParsedBundle {
  return {
    version: 'dsse',
    method: 'key',
    envelope: readEnvelope(json, ROOT, false),
    tlogEntries: [],
    timestamps: [],
    json,
  };
}

function readBundle(json: JsonObject): ParsedBundle {
  const mediaType = asText(member(json, 'mediaType'), below(ROOT, 'mediaType'));
  const version = bundleVersion(mediaType);
  asClosedObject(json, MEMBERS, ROOT);
  refuseMessageSignature(json);
  const place = below(ROOT, 'verificationMaterial');
  return {
    mediaType,
    version,
    ...readMaterial(member(json, 'verificationMaterial'), version, place),
    envelope: readEnvelope(member(json, 'dsseEnvelope'), below(ROOT, 'dsseEnvelope'), true),
    json,
  };
}

/** A signature over a blob states nothing about it, so it signs no model. */
function refuseMessageSignature(json: JsonObject): void {
  if (member(json, 'messageSignature') === undefined) return;
  const place = below(ROOT, 'messageSignature');
  if (member(json, 'dsseEnvelope') !== undefined)
    throw malformed(place, 'a bundle has either this or dsseEnvelope');
  throw new ModelSigningError(
    'BUNDLE_UNSUPPORTED',
    'the bundle signs a blob and holds no statement',
    {
      details: { pointer: place.pointer },
    },
  );
}
