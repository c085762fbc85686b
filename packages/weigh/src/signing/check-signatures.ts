import { X509Certificate } from 'node:crypto';
import { sha256Digest } from '@weighbridge/core';
import type { Digest, FolderSource } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import type { VerificationProblem } from '@weighbridge/evidence';
import type { FileCoverage, SigningMethod, TrustedRoot } from '@weighbridge/model-signing';
import { parseBundle, verifySignature } from '@weighbridge/model-signing/bundle';
import type { ParsedBundle, VerifiedSignature } from '@weighbridge/model-signing/bundle';
import { compareModel } from '@weighbridge/model-signing/files';
import type { PolicySigner } from '@weighbridge/posture';
import { readSignatures } from './signature-files.ts';
import type { SignatureFile, SignatureSource } from './signature-files.ts';
import { outcomeOf, verifyByAny } from './trust.ts';

/** What a check of signatures may look at. */
export interface SigningContext {
  readonly folder: FolderSource;
  /** Who may sign; without them nothing is checked. */
  readonly signers?: readonly PolicySigner[] | undefined;
  /** The one clock of a weighing. */
  readonly now: Date;
  /** Digest of every file by path; without it no file is compared. */
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  readonly digestCache?: DigestCache | undefined;
  /** Signature to check; default every file at a well-known name. */
  readonly signature?: SignatureSource | undefined;
  /** Trusted root of Sigstore; default the pinned one of the public-good instance. */
  readonly sigstoreRoot?: TrustedRoot | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of one signature file. */
export interface CheckedSignature {
  /** Where the signature lies, relative to the model's root, or what else it is called. */
  readonly path: string;
  /** SHA-256 of the file; absent where it lies elsewhere, or was neither hashed nor read. */
  readonly digest?: Digest;
  /** As the bundle is shaped; null when it cannot be read. */
  readonly method: SigningMethod | null;
  /**
   * true: the signature verifies and every file in its list is as signed. false: checked, and it does not
   * hold. null: not checked, as nobody who may sign could have signed it or no file was hashed.
   */
  readonly verified: boolean | null;
  /** Where the signature itself verifies, whatever the files are. */
  readonly signature?: VerifiedSignature;
  /** Who of those who may sign signed it. */
  readonly signer?: PolicySigner;
  /** Where the files were compared. */
  readonly coverage?: FileCoverage;
  /** Why it does not verify, where it does not. */
  readonly problem?: VerificationProblem;
  /** When the signing certificate lapses, where no time of signing is proved. */
  readonly lapsesAt?: Date;
}

/**
 * Verifies every signature of a model against those who may sign, and compares the lists that
 * verify with the files. What does not verify is data.
 *
 * Digests that are already known are not computed again; only shards, and hashes other than SHA-256,
 * are read once more.
 *
 * @throws {SourceError} when a signature file cannot be read
 */
export async function checkSignatures(
  context: SigningContext,
): Promise<readonly CheckedSignature[]> {
  const files = await readSignatures(context.folder, context.signature, context.signal);
  const checked: CheckedSignature[] = [];
  for (const file of files) {
    const digest = digestOf(file, context);
    checked.push({ ...(await checkOne(file, context)), ...(digest && { digest }) });
  }
  return checked;
}

function digestOf(file: SignatureFile, { digests }: SigningContext): Digest | undefined {
  if (!file.inside) return undefined;
  return digests?.get(file.path) ?? ('bytes' in file ? sha256Digest(file.bytes) : undefined);
}

async function checkOne(file: SignatureFile, context: SigningContext): Promise<CheckedSignature> {
  const { path } = file;
  if ('tooLarge' in file) {
    const message = `the signature has ${file.tooLarge} bytes, more than are read`;
    const problem = { code: 'BUNDLE_TOO_LARGE', stage: 'bundle', message };
    return { path, method: null, verified: false, problem };
  }
  const { bytes } = file;
  const parsed = await outcomeOf(async () => parseBundle(bytes));
  if ('problem' in parsed) return { path, method: null, verified: false, problem: parsed.problem };
  const { method } = parsed.value;
  const { signers, sigstoreRoot, now, signal } = context;
  const attempt = await verifyByAny(method, signers, sigstoreRoot, (trust) =>
    verifySignature(bytes, { trust, now, signal }),
  );
  if ('unchecked' in attempt) {
    return { path, method, verified: null, ...(attempt.problem && { problem: attempt.problem }) };
  }
  if ('problem' in attempt) return { path, method, verified: false, problem: attempt.problem };
  const lapsesAt = lapseOf(parsed.value, attempt.value);
  return {
    path,
    method,
    signature: attempt.value,
    ...(attempt.signer && { signer: attempt.signer }),
    ...(lapsesAt && { lapsesAt }),
    ...(await compare(file, attempt.value, context)),
  };
}

async function compare(
  file: SignatureFile,
  { statement }: VerifiedSignature,
  { folder, digests, digestCache, signal }: SigningContext,
): Promise<Pick<CheckedSignature, 'verified' | 'coverage' | 'problem'>> {
  if (digests === undefined) return { verified: null };
  const answer = await outcomeOf(() =>
    compareModel(statement.manifest, folder, {
      digests,
      cache: digestCache,
      // Files that are not signed are listed, and judged by a control of their own.
      ignoreUnsigned: true,
      signaturePath: file.inside ? file.path : undefined,
      signal,
    }),
  );
  if ('problem' in answer) return { verified: false, problem: answer.problem };
  const coverage = answer.value;
  const problem = differenceIn(coverage);
  return { verified: problem === undefined, coverage, ...(problem && { problem }) };
}

function differenceIn({ mismatched, missing }: FileCoverage): VerificationProblem | undefined {
  const parts = [
    counted(mismatched, 'differs', 'differ'),
    counted(missing, 'is missing', 'are missing'),
  ].flatMap((part) => part ?? []);
  if (parts.length === 0) return undefined;
  const message = `the model is not what was signed: ${parts.join(', ')}`;
  return { code: 'FILES_MISMATCH', stage: 'files', message };
}

function counted(paths: readonly string[], one: string, many: string): string | undefined {
  const [first] = paths;
  if (first === undefined) return undefined;
  const name = first.slice(0, 200).toWellFormed();
  return paths.length === 1 ? `${name} ${one}` : `${name} and ${paths.length - 1} more ${many}`;
}

/** A signature by a certificate ends with it, unless a time of signing is proved. */
function lapseOf({ material }: ParsedBundle, { signer }: VerifiedSignature): Date | undefined {
  if (signer.method !== 'certificate' || signer.signedAt.length > 0) return undefined;
  const leaf = material?.kind === 'certificates' ? material.chain[0] : undefined;
  return leaf === undefined ? undefined : new X509Certificate(leaf).validToDate;
}
