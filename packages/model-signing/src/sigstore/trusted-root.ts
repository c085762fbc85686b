import { TrustedRoot as TrustedRootMessage } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import type { TrustMaterial } from '@sigstore/verify';
import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { TrustedRoot } from './contract.ts';
import { checkTrustedRoot } from './trusted-root-check.ts';
import { readTrustedRootJson } from './trusted-root-json.ts';

/** Parsed material by root, so that many bundles cost one reading. Holds only checked roots. */
const materials = new WeakMap<TrustedRoot, TrustMaterial>();

/**
 * Reads and checks a Sigstore trusted root (`trusted_root.json`).
 *
 * It must have at least one certificate authority and one transparency log, a start of validity
 * everywhere, keys and certificates that parse, and no log twice.
 *
 * @throws {ModelSigningError} TRUSTED_ROOT_INVALID
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
export function parseTrustedRoot(input: Uint8Array | string): TrustedRoot {
  return trustedRootFrom(input, 'file');
}

/** As `parseTrustedRoot`, saying where the bytes came from. */
export function trustedRootFrom(
  input: Uint8Array | string,
  source: TrustedRoot['source'],
): TrustedRoot {
  const root = { source, json: readTrustedRootJson(input) };
  materials.set(root, readMaterial(root.json));
  return root;
}

/**
 * The root's keys and certificates, for verification.
 *
 * A root that `parseTrustedRoot` did not make is checked first.
 *
 * @throws {ModelSigningError} TRUSTED_ROOT_INVALID
 */
export function trustMaterial(root: TrustedRoot): TrustMaterial {
  const known = materials.get(root);
  if (known !== undefined) return known;
  const material = readMaterial(root.json);
  materials.set(root, material);
  return material;
}

function readMaterial(json: JsonObject): TrustMaterial {
  checkTrustedRoot(json);
  try {
    return toTrustMaterial(TrustedRootMessage.fromJSON(json));
  } catch (cause) {
    throw new ModelSigningError('TRUSTED_ROOT_INVALID', 'The trusted root cannot be read.', {
      cause,
    });
  }
}
