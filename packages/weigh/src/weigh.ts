import { describeModel, serializeBom, toCycloneDx } from '@weighbridge/aibom';
import type { ModelDescription } from '@weighbridge/aibom';
import { manifestDigest } from '@weighbridge/core';
import type { Digest, Finding, FolderSource, Subject } from '@weighbridge/core';
import { hashFolder } from '@weighbridge/core/node';
import { assess, builtInPolicies } from '@weighbridge/posture';
import { collectAll, reasonOf, unseen } from './collect.ts';
import type { CollectContext, Collected } from './collector.ts';
import { collectors as builtIn } from './collectors/index.ts';
import { listContent } from './content.ts';
import type { ModelContent } from './content.ts';
import { cappedFindings } from './findings.ts';
import { notHashed } from './rules.ts';
import { checkAttestations } from './signing/check-attestations.ts';
import { checkSignatures } from './signing/check-signatures.ts';
import type { SigningContext } from './signing/check-signatures.ts';
import { once } from './signing/once.ts';
import { subjectName } from './subject-name.ts';
import type { Weighing, WeighOptions } from './weighing.ts';

/**
 * Weighs one model: hashes its files, reads their headers, makes its bill of materials, turns all of it
 * into evidence and assesses that against a policy.
 *
 * Nothing is executed, unpickled or fetched. What the files say becomes evidence or a finding; only
 * unreadable input and misuse throw. The same files, options and `now` give the same result.
 * Cost: one sequential read of every byte with `hash: 'full'`, headers alone with `none`.
 *
 * @throws {SourceError} when the folder cannot be listed
 * @throws {PostureError} when given evidence is not about this model or is dated after `now`
 */
export async function weigh(folder: FolderSource, options: WeighOptions = {}): Promise<Weighing> {
  const now = options.now ?? new Date();
  const content = await listContent(folder, options);
  const { digests, cachedBytes, unhashed } = await hash(content.folder, options);
  const seen = { ...(digests && { digests }), ...(options.signal && { signal: options.signal }) };
  const description = await describeModel(folder, { ...seen, beside: content.beside });
  const model = options.model ?? subjectName(folder.name);
  const bound = unhashed.length === 0 ? digests : undefined;
  const subject = subjectOf(model, description.files, content, bound);
  const bom = serializeBom(toCycloneDx(description, { specVersion: '1.7', timestamp: now }));
  const policy = options.policy ?? builtInPolicies.default;
  const signing = signingContext({ folder, policy, now, ...seen }, options);
  const context: CollectContext = {
    ...seen,
    subject,
    folder,
    content,
    description,
    bom,
    now,
    policy,
    place: options.place ?? folder.name,
    serving: options.serving === true,
    signatures: once(() => checkSignatures(signing)),
    attestations: once(() => checkAttestations(signing)),
  };
  const { evidence, findings } = await gather(context, unhashed, options);
  return {
    posture: assess(evidence, findings, policy, now, options.previous),
    evidence,
    findings,
    description,
    bom,
    totals: totalsOf(description, digests === undefined ? undefined : cachedBytes),
  };
}

/** Everything that is known of the model: by the collectors, by reading the files, and by the caller. */
async function gather(
  context: CollectContext,
  unhashed: readonly Finding[],
  options: WeighOptions,
): Promise<Collected> {
  const { evidence, findings } = await collectAll(context, options.collectors ?? builtIn);
  return {
    evidence: [...evidence, ...(options.evidence ?? [])],
    findings: [
      ...cappedFindings(unhashed),
      ...cappedFindings(context.description.findings),
      ...findings,
      ...(options.findings ?? []),
    ],
  };
}

/** What the checks of signatures may look at: what every collector may, and what the caller said of them. */
function signingContext(seen: SigningContext, options: WeighOptions): SigningContext {
  const { signature, sigstoreRoot, digestCache } = options;
  return {
    ...seen,
    ...(signature && { signature }),
    ...(sigstoreRoot && { sigstoreRoot }),
    ...(digestCache && { digestCache }),
  };
}

/** `cachedBytes` is undefined when nothing was hashed. */
function totalsOf(
  { files, readBytes }: ModelDescription,
  cachedBytes: number | undefined,
): Weighing['totals'] {
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return {
    files: files.length,
    totalBytes,
    hashedBytes: cachedBytes === undefined ? 0 : totalBytes - cachedBytes,
    cachedBytes: cachedBytes ?? 0,
    readBytes,
  };
}

async function hash(
  folder: FolderSource,
  { hash: mode = 'full', digestCache, onProgress, signal }: WeighOptions,
): Promise<{
  digests: ReadonlyMap<string, Digest> | undefined;
  cachedBytes: number;
  unhashed: readonly Finding[];
}> {
  if (mode === 'none') return { digests: undefined, cachedBytes: 0, unhashed: [] };
  let cachedBytes = 0;
  const unhashed: Finding[] = [];
  const digests = await hashFolder(folder, {
    ...(digestCache === undefined ? {} : { cache: digestCache }),
    ...(signal === undefined ? {} : { signal }),
    onProgress(progress) {
      cachedBytes = progress.cachedBytes;
      onProgress?.(progress);
    },
    onError: (error, path) => unhashed.push(unseen(notHashed, reasonOf(error), { path })),
  });
  return { digests, cachedBytes, unhashed };
}

/**
 * The exact bytes are part of the subject only when every file of the model was hashed. Statements about
 * the model are written beside it after it was weighed, so they are no part of what was weighed.
 */
function subjectOf(
  model: string,
  files: readonly { readonly path: string; readonly sizeBytes: number }[],
  { statements }: ModelContent,
  digests: ReadonlyMap<string, Digest> | undefined,
): Subject {
  if (digests === undefined) return { model };
  const own = files.filter(({ path }) => !statements.has(path));
  const entries = own.flatMap(({ path, sizeBytes }) => {
    const digest = digests.get(path);
    return digest === undefined ? [] : [{ path, sizeBytes, digest }];
  });
  const whole = entries.length === own.length && entries.length > 0;
  return whole ? { model, digest: manifestDigest(entries) } : { model };
}
