import type { Finding, FolderSource } from '@weighbridge/core';
import {
  fileUnsigned,
  ignoredLoadable,
  ignoredUnknown,
  oldDialect,
  partlyChecked,
  signingFinding,
  timeUnproved,
} from './finding.ts';
import { whichLoadable } from './loadable.ts';
import type { FileCoverage } from './verified.ts';
import type { VerifiedSignature } from './verify-signature.ts';

/** Findings of one rule at most; the coverage lists every entry. */
const MAX_FINDINGS = 100;

/** What a reader should know of a signature that verifies. */
export async function warnOf(
  signature: VerifiedSignature,
  coverage: FileCoverage,
  folder: FolderSource,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  return [
    ...coverage.unsignedPresent
      .slice(0, MAX_FINDINGS)
      .map(({ path }) => signingFinding(fileUnsigned, { path })),
    ...(await ignoredFindings(coverage, folder, signal)),
    ...signatureFindings(signature, coverage),
  ];
}

/** One finding per entry that the signature leaves out and a loader may load. */
export async function ignoredFindings(
  { ignoredPresent }: Pick<FileCoverage, 'ignoredPresent'>,
  folder: FolderSource,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const chosen = ignoredPresent.filter(({ path }) => !isHousekeeping(path));
  const loadable = await whichLoadable(folder, chosen, signal);
  const findings = chosen.flatMap(({ path }) => {
    const answer = loadable.get(path) ?? null;
    if (answer === false) return [];
    return [signingFinding(answer === true ? ignoredLoadable : ignoredUnknown, { path })];
  });
  return findings.slice(0, MAX_FINDINGS);
}

/** What Git keeps beside a model, which the format leaves out of every signature. */
function isHousekeeping(path: string): boolean {
  return /^\.(?:git|github)\/|^\.git(?:ignore|attributes)$|^\.git$/.test(path);
}

function signatureFindings(
  { signer, statement }: VerifiedSignature,
  { notChecked }: Pick<FileCoverage, 'notChecked'>,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (notChecked.length > 0) {
    const detail = `Not compared: ${notChecked.length}.`;
    findings.push(signingFinding(partlyChecked, { detail }));
  }
  if (signer.method === 'certificate' && signer.signedAt.length === 0) {
    findings.push(signingFinding(timeUnproved));
  }
  if (statement.dialect !== 'oms-1.0') findings.push(signingFinding(oldDialect));
  return findings;
}
