import { makeEvidence, makeFinding } from '@weighbridge/core';
import type { Control, Evidence, Finding, Posture, Verdict, Waiver } from '@weighbridge/core';

/** One full and valid value per serialised type, for tests to vary. */
const digest = `sha256:${'ab'.repeat(32)}` as const;
const subject = { model: 'pkg:huggingface/org/name@0123abc', digest };

const evidence: Evidence = makeEvidence({
  type: 'artifact/formats',
  subject,
  producer: { name: '@weighbridge/weigh', version: '0.1.0' },
  observedAt: '2026-11-23T12:00:00Z',
  expiresAt: '2027-02-28T23:59:59.999Z',
  tier: 'measured',
  locator: 'model.safetensors#/byte/8',
  attested: {
    statement: digest,
    signer: {
      method: 'sigstore',
      name: 'ci@example.org',
      keyFingerprint: digest,
      keyType: 'P-256',
      identity: 'ci@example.org',
      issuer: 'https://token.example.org',
      claims: { buildSignerURI: 'https://git.example.org/ci' },
      certificateSubject: 'CN=ci',
      anchor: 'CN=root',
      anchorFingerprint: digest,
    },
  },
  payload: { files: [{ path: 'model.safetensors', wellFormed: true }], complete: true, note: null },
});

const finding: Finding = makeFinding({
  ruleId: 'safetensors/overlapping-tensors',
  kind: 'fail',
  level: 'error',
  message: 'Two tensors share bytes.',
  locations: [
    {
      path: 'a/model.safetensors',
      byteOffset: 8,
      byteLength: 16,
      pointer: '/w~1x',
      line: 1,
      column: 2,
    },
  ],
  remediation: 'Export the file again.',
  citations: ['https://huggingface.co/docs/safetensors'],
  cwe: ['CWE-400'],
  properties: { tensors: ['a', 'b'] },
});

const waiver: Waiver = {
  id: 'W-1',
  control: 'WB-BOM-4',
  who: 'Ada',
  reason: 'Licence is being clarified.',
  ticket: 'SEC-1',
  scope: subject,
  issuedAt: '2026-11-01T00:00:00Z',
  notAfter: '2026-12-01T00:00:00Z',
};

const verdict: Verdict = {
  control: 'WB-BOM-4',
  status: 'fail',
  reason: 'finding-adverse',
  message: 'No licence was found.',
  remedy: 'README.md: State the licence.',
  tier: 'measured',
  evidence: [evidence.id],
  findings: [finding.fingerprint],
  observedAt: '2026-11-23T12:00:00Z',
  staleAt: '2027-11-23T12:00:00Z',
  waiver,
};

const control: Control = {
  id: 'WB-BOM-4',
  version: 1,
  family: 'bom',
  title: 'The licence is allowed.',
  severity: 'medium',
  maxAgeDays: 90,
  needs: [{ type: 'bom/licence', shows: 'the licence' }],
  rules: ['licence/'],
  remediation: 'State a licence.',
};

const evidenceSummary = {
  id: evidence.id,
  type: evidence.type,
  subject,
  observedAt: evidence.observedAt,
  standings: { 'WB-BOM-4': 'supports' as const },
};
const findingSummary = {
  fingerprint: finding.fingerprint,
  ruleId: finding.ruleId,
  level: finding.level,
};

const gone = {
  evidence: [evidenceSummary],
  findings: [{ ...findingSummary, listedAt: '2026-11-22T12:00:00Z' }],
};

const posture: Posture = {
  type: 'https://weighbridge.dev/posture/v1',
  subject,
  assessedAt: '2026-11-23T12:00:00Z',
  previous: { digest, assessedAt: '2026-11-22T12:00:00Z' },
  policy: { name: 'default', digest },
  catalogue: { version: '1', digest },
  gate: {
    outcome: 'admit-with-conditions',
    sentence: 'ADMITTED',
    because: [{ control: 'WB-BOM-4', status: 'fail', reason: 'finding-adverse' }],
    conditions: ['W-1'],
    waived: 1,
  },
  counts: { pass: 0, fail: 1, unknown: 0, notApplicable: 0, stale: 0 },
  coverage: { controls: 1, verified: 0, measured: 1, declared: 0, inferred: 0, none: 0 },
  verdicts: [verdict],
  evidence: [evidenceSummary],
  findings: [findingSummary],
  withdrawn: { ...gone, answered: gone },
  remembered: [
    {
      type: 'bom/licence',
      path: 'README.md',
      digest,
      observedAt: '2026-11-22T12:00:00Z',
      fact: { licences: [] },
    },
  ],
  waivers: [
    {
      id: 'W-1',
      control: 'WB-BOM-4',
      notAfter: '2026-12-01T00:00:00Z',
      effect: 'used',
      message: 'Used.',
    },
  ],
};

/** Valid values by schema name. */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  Attested: evidence.attested,
  Artifact: { path: 'a/b.onnx', sizeBytes: 1, mediaType: 'application/octet-stream', digest },
  Control: control,
  ControlFamily: 'bom',
  Counts: posture.counts,
  Coverage: posture.coverage,
  Digest: digest,
  Evidence: evidence,
  EvidenceSummary: evidenceSummary,
  Finding: finding,
  FindingKind: 'not-applicable',
  FindingSummary: findingSummary,
  FolderEntry: {
    path: 'a',
    kind: 'file',
    sizeBytes: 0,
    target: '../../blobs/x',
    reason: 'a link',
    escapedName: true,
  },
  Gate: posture.gate,
  GateOutcome: 'cannot-decide',
  Instant: '2024-02-29T00:00:00Z',
  JsonObject: { a: [1, 'x', null, true, { b: {} }] },
  Level: 'error',
  Location: finding.locations[0],
  ManifestEntry: { path: 'a', sizeBytes: 0, digest },
  ModelRef: { name: 'fraud-v7', digest },
  Posture: posture,
  Producer: evidence.producer,
  ReasonCode: 'stale',
  RememberedFact: posture.remembered[0],
  Standing: 'void',
  Status: 'unknown',
  Subject: subject,
  Tier: 'verified',
  Verdict: verdict,
  Waiver: waiver,
  WaiverEffect: 'used',
  WaiverUse: posture.waivers[0],
  Withdrawn: posture.withdrawn,
};
