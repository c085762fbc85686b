import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import { decodeBase64 } from '../../src/base64.ts';
import { readMaterial } from '../../src/bundle/material.ts';
import type { BundleMaterial } from '../../src/bundle/material.ts';
import { bundleVersion } from '../../src/bundle/media-type.ts';
import { ModelSigningError } from '../../src/error.ts';
import { asObject, asText, below, member } from '../../src/json/members.ts';
import type { Place } from '../../src/json/members.ts';
import { parseStrictJson } from '../../src/json/strict-json.ts';
import type { TrustedRoot } from '../../src/sigstore/contract.ts';
import { matchIdentity } from '../../src/sigstore/match-identity.ts';
import { messageContent } from '../../src/sigstore/signature-content.ts';
import type { SignatureContent } from '../../src/sigstore/signature-content.ts';
import { verifyEntity } from '../../src/sigstore/verify-entity.ts';
import { verifyLogEntries } from '../../src/sigstore/verify-log-entries.ts';
import type { SigstoreTrust } from '../../src/trust.ts';

const ROOT: Place = { code: 'BUNDLE_MALFORMED', pointer: '' };
const HASHES: Readonly<Record<string, string>> = {
  SHA2_256: 'sha256',
  SHA2_384: 'sha384',
  SHA2_512: 'sha512',
};

/** Who must have signed: an identity by a trusted root, or a key whose signature is in a trusted log. */
export type MessageTrust =
  | SigstoreTrust
  | { readonly method: 'key'; readonly publicKey: KeyObject; readonly root: TrustedRoot };

interface MessageBundle {
  readonly json: JsonObject;
  readonly material: BundleMaterial;
  readonly content: SignatureContent;
}

/**
 * Verifies a Sigstore bundle that signs one file's bytes (`messageSignature`).
 *
 * A model signature never has this form: it names no files. It is here for Sigstore's own suites, most of
 * whose cases have this form.
 *
 * @throws {ModelSigningError} as `parseBundle` and `verifySigstore`
 */
export function verifyMessage(
  input: Uint8Array | string,
  message: Uint8Array,
  trust: MessageTrust,
): void {
  const { json, material, content } = readMessageBundle(input, message);
  const { timestamps } = material;
  if (trust.method === 'key') {
    verifyLogEntries({ json, content, publicKey: trust.publicKey, timestamps }, trust.root);
    return;
  }
  const certificate =
    material.material.kind === 'certificates' ? material.material.chain[0] : undefined;
  if (certificate === undefined) {
    throw new ModelSigningError('METHOD_MISMATCH', 'The bundle is not signed by Sigstore.');
  }
  matchIdentity(
    verifyEntity({ json, certificate, content, timestamps }, trust.root).leaf,
    trust.identities,
  );
}

function readMessageBundle(input: Uint8Array | string, message: Uint8Array): MessageBundle {
  const json = asObject(parseStrictJson(input), ROOT);
  const version = bundleVersion(asText(member(json, 'mediaType'), below(ROOT, 'mediaType')));
  const place = below(ROOT, 'verificationMaterial');
  const material = readMaterial(member(json, 'verificationMaterial'), version, place);
  const at = below(ROOT, 'messageSignature');
  const signed = asObject(member(json, 'messageSignature'), at);
  const digest = asObject(member(signed, 'messageDigest'), below(at, 'messageDigest'));
  const hash = HASHES[asText(member(digest, 'algorithm'), below(at, 'algorithm'))];
  const expected = decodeBase64(asText(member(digest, 'digest'), below(at, 'digest')));
  if (hash === undefined || !createHash(hash).update(message).digest().equals(expected)) {
    throw new ModelSigningError('SIGNATURE_INVALID', 'The bundle signs another file.');
  }
  const signature = decodeBase64(asText(member(signed, 'signature'), below(at, 'signature')));
  return { json, material, content: messageContent(signature, message) };
}
