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

/** Maximum number of findings of one rule; the coverage lists every entry. */
const MAX_FINDINGS = 100;

/** What a reader should know about a signature that verifies. */
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
    ...ignoredFindings(coverage, await whichLoadable(folder, coverage.ignoredPresent, signal)),
    ...signatureFindings(signature, coverage),
  ];
}

/** One finding per entry that the signature leaves out and a loader may load. */
export function ignoredFindings(
  { ignoredPresent }: Pick<FileCoverage, 'ignoredPresent'>,
  loadable: ReadonlyMap<string, boolean | null>,
): readonly Finding[] {
  const findings = ignoredPresent.flatMap(({ path }) => {
    const answer = loadable.get(path) ?? null;
    if (answer === false) return [];
    return [signingFinding(answer === true ? ignoredLoadable : ignoredUnknown, { path })];
  });
  return findings.slice(0, MAX_FINDINGS);
}

/** Findings about a signature that verifies, whatever the files are. */
export function signatureFindings(
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
