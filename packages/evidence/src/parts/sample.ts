import type { Digest } from '@weighbridge/core';
import type { CappedFiles, CappedPaths } from './capped.ts';
import type { CodePayloadFile } from './model-files.ts';
import type { SignerFacts } from './signer.ts';

/** The model that all samples are about, so that they can be weighed together. */

/** Root digest of its files. */
export const ROOT: Digest =
  'sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1';
/** Digest of the signed list of its files. */
export const PAYLOAD: Digest =
  'sha256:b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2';
/** A digest of something else. */
export const OTHER: Digest =
  'sha256:c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3';

/**
 * The signer. The key was made only for samples, with OpenSSL 3.0.19 (`openssl ecparam -name prime256v1 -genkey`), and
 * its private half was discarded.
 */
export const SIGNER: SignerFacts = {
  method: 'key',
  name: 'sha256:a4e17342ab62f2cf39ef507a364ece54bfaa083dbd2452b749b8a98795d5a67d',
  keyFingerprint: 'sha256:a4e17342ab62f2cf39ef507a364ece54bfaa083dbd2452b749b8a98795d5a67d',
  keyType: 'P-256',
};

/** A file that runs no code and is well-formed. */
export const CLEAN_FILE: CodePayloadFile = {
  path: 'model.safetensors',
  format: 'safetensors',
  role: 'model',
  canCarryCode: 'no',
  wellFormed: true,
  coverageComplete: true,
  chatTemplate: false,
};

/** An empty list of paths. */
export const NO_PATHS: CappedPaths = { count: 0, listed: [] };
/** An empty list of files. */
export const NO_FILES: CappedFiles = { count: 0, loadable: 0, unknown: 0, listed: [] };
