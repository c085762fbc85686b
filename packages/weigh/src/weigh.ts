import type { ModelDescription } from '@weighbridge/aibom';
import type { FolderSource } from '@weighbridge/core';
import { assess, builtInPolicies } from '@weighbridge/posture';
import { observe } from './observe.ts';
import type { Read } from './reading.ts';
import { bom } from './readings/bom.ts';
import { description } from './readings/description.ts';
import { digests } from './readings/digests.ts';
import type { FolderDigests } from './readings/digests.ts';
import type { Weighing, WeighingWithoutFolder, WeighOptions } from './weighing.ts';

/**
 * Weighs one model: observes its files and the other inputs, and assesses them against a policy.
 *
 * Nothing is executed, unpickled or fetched. What the files say becomes evidence or a finding; only
 * unreadable input and misuse throw. The same files, options and `now` give the same result.
 * Cost: one sequential read of every byte with `hash: 'full'`, only headers with `none`.
 *
 * @throws {SourceError} when the folder cannot be listed
 * @throws {PostureError} when given evidence is not about this model or is dated after `now`
 */
export async function weigh(folder: FolderSource, options?: WeighOptions): Promise<Weighing>;
/**
 * Weighs a model without a folder: one that others serve, or that is known by its name alone. What only files
 * can show stays unknown.
 *
 * @throws {TypeError} without the name of the model
 * @throws {PostureError} when given evidence is not about this model or is dated after `now`
 */
export async function weigh(
  folder: FolderSource | null,
  options: WeighOptions,
): Promise<Weighing | WeighingWithoutFolder>;
export async function weigh(
  folder: FolderSource | null,
  options: WeighOptions = {},
): Promise<Weighing | WeighingWithoutFolder> {
  const { policy = builtInPolicies.default, previous, now = new Date(), ...given } = options;
  const inputs = { ...given, folder: folder ?? undefined, signers: policy.signers };
  const seen = await observe(inputs, { ...given, now });
  const evidence = [...seen.evidence, ...(given.evidence ?? [])];
  const findings = [...seen.findings, ...(given.findings ?? [])];
  const posture = assess(evidence, findings, policy, now, previous);
  const weighing = { posture, evidence, findings, looks: seen.looks };
  return folder === null ? weighing : { ...weighing, ...(await filesOf(seen.read)) };
}

async function filesOf(read: Read): Promise<Pick<Weighing, 'description' | 'bom' | 'totals'>> {
  const described = await read(description);
  const totals = totalsOf(described, await read(digests));
  return { description: described, bom: await read(bom), totals };
}

function totalsOf(
  { files, readBytes }: ModelDescription,
  { digests: known, cachedBytes }: FolderDigests,
): Weighing['totals'] {
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return {
    files: files.length,
    totalBytes,
    hashedBytes: known === undefined ? 0 : totalBytes - cachedBytes,
    cachedBytes,
    readBytes,
  };
}
