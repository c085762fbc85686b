import type { Finding, FolderSource } from '@weighbridge/core';
import { compareModel } from './files/compare-model.ts';
import type { CompareModelOptions } from './files/compare-model.ts';
import { toSource } from './files/open-model.ts';
import { refuseDifferences } from './refuse.ts';
import type { FileCoverage, VerifiedModel } from './verified.ts';
import { verifySignature } from './verify-signature.ts';
import type { VerifiedSignature, VerifySignatureOptions } from './verify-signature.ts';
import { warnOf } from './warn.ts';

/** Whom to trust, and how the files are compared: see both parts. */
export interface VerifyModelOptions extends VerifySignatureOptions, CompareModelOptions {}

/**
 * Proves that a model is, byte for byte and name for name, what a trusted signer signed.
 *
 * First the signature, then the statement, then every file: a model that passes holds each signed file as it
 * was signed and, unless `ignoreUnsigned` says so, nothing else. Files below paths that the signature leaves
 * out are listed in `coverage.ignoredPresent`, and one that a loader may load is a warning. Nothing is
 * fetched, executed or unpickled.
 * Cost: one read of every signed byte; with `cache` only of files that changed.
 *
 * @param model - folder, single file, or a folder source
 * @param bundle - bytes of the signature file
 * @throws {ModelSigningError} of any stage; FILES_MISMATCH has the coverage in its details
 * @throws {SourceError} when the model cannot be read at all
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
export async function verifyModel(
  model: string | FolderSource,
  bundle: Uint8Array | string,
  options: VerifyModelOptions,
): Promise<VerifiedModel> {
  const signature = await verifySignature(bundle, options);
  const folder = await toSource(model, options.maxFiles);
  const coverage = await compareModel(signature.statement.manifest, folder, options);
  refuseDifferences(coverage, options.ignoreUnsigned === true);
  const warnings = await warnOf(signature, coverage, folder, options.signal);
  return toVerifiedModel(signature, coverage, warnings);
}

function toVerifiedModel(
  { signer, statement, payloadDigest }: VerifiedSignature,
  coverage: FileCoverage,
  warnings: readonly Finding[],
): VerifiedModel {
  const { dialect, subjectName, root, manifest } = statement;
  const { method, algorithm, shardBytes } = manifest;
  return {
    signer,
    dialect,
    subjectName,
    root,
    payloadDigest,
    serialization: { method, algorithm, ...(shardBytes === undefined ? {} : { shardBytes }) },
    coverage,
    warnings,
  };
}
