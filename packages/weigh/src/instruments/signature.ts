import type { Evidence, Finding, FolderSource } from '@weighbridge/core';
import type { SignatureManifestPayload, SignatureVerificationPayload } from '@weighbridge/evidence';
import type { FileCoverage, UncoveredEntry } from '@weighbridge/model-signing';
import { isAttestationPath } from '@weighbridge/model-signing/attestation';
import type { VerifiedSignature } from '@weighbridge/model-signing/bundle';
import { whichLoadable } from '@weighbridge/model-signing/files';
import {
  fileChanged,
  fileMissing,
  fileUnsigned,
  ignoredFindings,
  notVerified,
  signatureFindings,
  signingFinding,
} from '@weighbridge/model-signing/findings';
import type { ModelContent } from '../content.ts';
import { defineInstrument } from '../instrument.ts';
import type { InstrumentContext, Observed } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { content } from '../readings/content.ts';
import { description } from '../readings/description.ts';
import { digests } from '../readings/digests.ts';
import { signatures } from '../readings/signatures.ts';
import { capped, cappedFiles, cappedPaths, cutPath } from '../signing/capped.ts';
import type { CheckedSignature } from '../signing/check-signatures.ts';
import { toSignedAt, toSignerFacts } from '../signing/facts.ts';
import { seenWith, surroundingsOf } from './seen.ts';
import type { Surroundings } from './seen.ts';

/** Findings of one rule at most; the counts in the evidence are whole. */
const MAX_FINDINGS = 100;
/** A certificate whose time is over, which nobody caused by changing anything. */
const LAPSED = 'CERTIFICATE_LAPSED';

/** Whether somebody whom the policy names signed the model, and what their list leaves out. */
export const signature = defineInstrument({
  id: 'signature',
  title: 'Signature',
  types: ['signature/verification', 'signature/manifest'],
  everyMinutes: 30,
  needs: ['folder'],
  reads: [content, description, digests, signatures],
  async observe(context) {
    const { now, signal, inputs, read } = context;
    const around = await surroundingsOf(context);
    const place = { ...inputs, ...around, now, signal, content: await read(content) };
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    for (const checked of await read(signatures)) {
      const seen = await lookAt(withoutApart(checked, place.content), place);
      for (const item of seen.evidence) evidence.push(item);
      for (const finding of seen.findings) findings.push(finding);
    }
    return { evidence, findings };
  },
});

/** What one signature is compared with. */
interface Place extends Surroundings, Pick<InstrumentContext, 'now' | 'signal'> {
  readonly folder: FolderSource;
  readonly content: ModelContent;
}

async function lookAt(checked: CheckedSignature, place: Place): Promise<Observed> {
  const { path, signature: signed, coverage, lapsesAt } = checked;
  const seen = seenWith(checked.digest, place);
  const verification = makeItem(place, {
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
  const loadable = await loadableOf([...unsignedPresent, ...ignoredPresent], place);
  const manifest = makeItem(place, {
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
function withoutApart(checked: CheckedSignature, { beside }: ModelContent): CheckedSignature {
  const { coverage } = checked;
  const { apart } = beside;
  if (coverage === undefined || apart.length === 0) return checked;
  const paths = new Set(apart.map(({ path }) => path));
  const unsignedPresent = coverage.unsignedPresent.filter(({ path }) => !paths.has(path));
  return { ...checked, coverage: { ...coverage, unsignedPresent } };
}

/** As `whichLoadable`; what is only named like a statement may be anything. */
async function loadableOf(
  entries: readonly UncoveredEntry[],
  { folder, content: own, signal }: Place,
): Promise<ReadonlyMap<string, boolean | null>> {
  const loadable = new Map(await whichLoadable(folder, entries, signal));
  for (const { path } of entries) {
    const isPosing = isAttestationPath(path) && !own.statements.has(path);
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
