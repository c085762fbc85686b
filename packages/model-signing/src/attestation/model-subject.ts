import type { Digest } from '@weighbridge/core';
import type { AttestationSubject } from './statement.ts';
import { checkDigests } from './subjects.ts';

/** What is known about a model when a statement is made about it; at least one digest. */
export interface ModelIdentity {
  /** For people; nothing is matched by it. */
  readonly name: string;
  /** SHA-256 of the payload of the model's signature: binds names and bytes. */
  readonly payloadDigest?: Digest;
  /** Root digest of the model's signature: binds the bytes and their order, not the names. */
  readonly root?: Digest;
  /** `manifestDigest` of the model's files: binds names, sizes and bytes. */
  readonly manifestDigest?: Digest;
}

/**
 * The subject of a statement about a model: one artifact, named by every known digest.
 *
 * The payload digest is under `sha256`, because it is the SHA-256 of bytes that anyone can hash. The root is
 * under `omsRoot` and the manifest under `wbManifest`: a tool that matches any `sha256` must not match a
 * statement by the root alone, because a folder with its files renamed has the same root.
 *
 * @throws {RangeError} when no digest is given, or one that is not a SHA-256
 */
export function modelSubject(model: ModelIdentity): AttestationSubject {
  const digest = Object.fromEntries(
    modelDigests(model).map((each) => [each.slice(0, each.indexOf(':')), hexOf(each)]),
  );
  return { name: model.name, digest };
}

/**
 * The same digests in the form that a policy requires.
 *
 * @throws {RangeError} when there is none, or one is not a SHA-256
 */
export function modelDigests(model: ModelIdentity): readonly Digest[] {
  const { payloadDigest, root, manifestDigest } = model;
  const digests: readonly Digest[] = [
    ...(payloadDigest === undefined ? [] : [sha256Only(payloadDigest)]),
    ...(root === undefined ? [] : [`omsRoot:${hexOf(sha256Only(root))}` as const]),
    ...(manifestDigest === undefined
      ? []
      : [`wbManifest:${hexOf(sha256Only(manifestDigest))}` as const]),
  ];
  if (digests.length === 0) throw new RangeError('a statement needs a digest of what it is about');
  checkDigests(digests, 'a digest of the model');
  return digests;
}

function sha256Only(digest: Digest): Digest {
  if (digest.startsWith('sha256:')) return digest;
  throw new RangeError(`a digest of the model must be a sha256, got ${JSON.stringify(digest)}`);
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
