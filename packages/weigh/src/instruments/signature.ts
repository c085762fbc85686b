import type { Evidence, Finding } from '@weighbridge/core';
import type { SignatureManifestPayload, SignatureVerificationPayload } from '@weighbridge/evidence';
import {
  fileChanged,
  fileMissing,
  fileUnsigned,
  ignoredFindings,
  isAttestationPath,
  notVerified,
  signatureFindings,
  signingFinding,
  whichLoadable,
} from '@weighbridge/model-signing';
import type { FileCoverage, UncoveredEntry, VerifiedSignature } from '@weighbridge/model-signing';
import { defineEvidenceCollector } from '../collector.ts';
import type { CollectContext, Collected } from '../collector.ts';
import { observe } from '../observe.ts';
import { capped, cappedFiles, cappedPaths, cutPath } from '../signing/capped.ts';
import type { CheckedSignature } from '../signing/check-signatures.ts';
import { toSignedAt, toSignerFacts } from '../signing/facts.ts';
import { seenWith } from './seen.ts';

/** Findings of one rule at most; the counts in the evidence are whole. */
const MAX_FINDINGS = 100;
/** A certificate whose time is over, which nobody caused by changing anything. */
const LAPSED = 'CERTIFICATE_LAPSED';

/** Whether somebody whom the policy names signed the model, and what their list leaves out. */
export const signature = defineEvidenceCollector({
  id: 'signature',
  title: 'Signature',
  types: ['signature/verification', 'signature/manifest'],
  async collect(context) {
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    for (const checked of await context.signatures()) {
      const collected = await collectOne(withoutApart(checked, context), context);
      for (const item of collected.evidence) evidence.push(item);
      for (const finding of collected.findings) findings.push(finding);
    }
    return { evidence, findings };
  },
});

async function collectOne(checked: CheckedSignature, context: CollectContext): Promise<Collected> {
  const { path, signature: signed, coverage, lapsesAt } = checked;
  const seen = seenWith(checked.digest, context);
  const verification = observe(context, {
    type: 'signature/verification',
    tier: checked.verified === true ? 'verified' : 'measured',
    locator: path,
    payload: { ...toVerification(checked), ...seen },
    ...(lapsesAt && { expiresAt: lapsesAt.toISOString() }),
  });
  if (signed === undefined || coverage === undefined) {
    return { evidence: [verification], findings: problemFindings(checked) };
  }
  const { unsignedPresent, ignoredPresent } = coverage;
  const loadable = await loadableOf([...unsignedPresent, ...ignoredPresent], context);
  const manifest = observe(context, {
    type: 'signature/manifest',
    tier: 'verified',
    locator: path,
    payload: { ...toManifest(path, signed, coverage, loadable), ...seen },
  });
  return {
    evidence: [verification, manifest],
    findings: [
      ...coverageFindings(coverage),
      ...ignoredFindings(coverage, loadable),
      ...signatureFindings(signed, coverage),
    ],
  };
}

/** What download programs and Git keep beside a model is none of its files, so none that lacks a signature. */
function withoutApart(checked: CheckedSignature, { content }: CollectContext): CheckedSignature {
  const { coverage } = checked;
  const { apart } = content.beside;
  if (coverage === undefined || apart.length === 0) return checked;
  const paths = new Set(apart.map(({ path }) => path));
  const unsignedPresent = coverage.unsignedPresent.filter(({ path }) => !paths.has(path));
  return { ...checked, coverage: { ...coverage, unsignedPresent } };
}

/** As `whichLoadable`; what is only named like a statement may be anything. */
async function loadableOf(
  entries: readonly UncoveredEntry[],
  { folder, content, signal }: CollectContext,
): Promise<ReadonlyMap<string, boolean | null>> {
  const loadable = new Map(await whichLoadable(folder, entries, signal));
  for (const { path } of entries) {
    const isPosing = isAttestationPath(path) && !content.statements.has(path);
    if (isPosing && loadable.get(path) === false) loadable.set(path, null);
  }
  return loadable;
}

function toVerification(checked: CheckedSignature): SignatureVerificationPayload {
  const { path, method, verified, problem, signature: signed, signer, coverage } = checked;
  return {
    format: 'oms',
    path: cutPath(path),
    verified,
    method,
    ...(problem && { problem }),
    ...(signer && { matchedSigner: signer.name }),
    ...(signed === undefined ? { signedAt: [] } : statementFacts(signed)),
    ...(coverage && { files: countsOf(coverage) }),
  };
}

function statementFacts({ signer, statement, payloadDigest }: VerifiedSignature) {
  return {
    signer: toSignerFacts(signer),
    signedAt: toSignedAt(signer),
    dialect: statement.dialect,
    algorithm: statement.manifest.algorithm,
    root: statement.root,
    payloadDigest,
  };
}

function countsOf(coverage: FileCoverage): NonNullable<SignatureVerificationPayload['files']> {
  return {
    verified: coverage.verified.length,
    verifiedBytes: coverage.verifiedBytes,
    mismatched: coverage.mismatched.length,
    missing: coverage.missing.length,
    notChecked: coverage.notChecked.length,
    unsignedPresent: coverage.unsignedPresent.length,
    ignoredPresent: coverage.ignoredPresent.length,
  };
}

function toManifest(
  path: string,
  { signer, payloadDigest }: VerifiedSignature,
  coverage: FileCoverage,
  loadable: ReadonlyMap<string, boolean | null>,
): SignatureManifestPayload {
  const renamed = coverage.renamed.map(({ from, to }) => ({
    from: cutPath(from),
    to: cutPath(to),
  }));
  return {
    path: cutPath(path),
    signer: toSignerFacts(signer),
    payloadDigest,
    verified: coverage.verified.length,
    verifiedBytes: coverage.verifiedBytes,
    complete: coverage.notChecked.length === 0,
    notChecked: cappedPaths(coverage.notChecked),
    mismatched: cappedPaths(coverage.mismatched),
    missing: cappedPaths(coverage.missing),
    unsignedPresent: cappedFiles(coverage.unsignedPresent, loadable),
    ignoredPresent: cappedFiles(coverage.ignoredPresent, loadable),
    renamed: capped(renamed),
  };
}

/** A signature that does not hold; one that nobody could check, or that has lapsed, is no finding. */
function problemFindings({ path, verified, problem }: CheckedSignature): readonly Finding[] {
  if (verified !== false || problem === undefined || problem.code === LAPSED) return [];
  const { code, message } = problem;
  return [signingFinding(notVerified, { path, detail: `${code}: ${message}.`, key: code })];
}

function coverageFindings(coverage: FileCoverage): readonly Finding[] {
  const newName = new Map(coverage.renamed.map(({ from, to }) => [from, to]));
  return [
    ...coverage.mismatched
      .slice(0, MAX_FINDINGS)
      .map((path) => signingFinding(fileChanged, { path, detail: `${cutPath(path)}.` })),
    ...coverage.missing.slice(0, MAX_FINDINGS).map((path) => {
      const to = newName.get(path);
      const what = to === undefined ? cutPath(path) : `${cutPath(path)} is now ${cutPath(to)}`;
      return signingFinding(fileMissing, { path, detail: `${what}.` });
    }),
    ...coverage.unsignedPresent
      .slice(0, MAX_FINDINGS)
      .map(({ path }) => signingFinding(fileUnsigned, { path, detail: `${cutPath(path)}.` })),
  ];
}
