import type { Control, Evidence, Finding, Posture, Verdict } from '@weighbridge/core';
import { canonicalDigest, makeEvidence, makeFinding } from '@weighbridge/core';
import type { PostureReport } from '../src/report.ts';

const SUBJECT = { model: 'fraud-v7', digest: `sha256:${'9c1f0a2b'.repeat(8)}` } as const;
const NOW = '2026-11-23T12:00:00Z';
const LATER = '2027-01-12T00:00:00Z';
export const TOOL = {
  name: 'weighbridge',
  version: '0.1.0',
  informationUri: 'https://weighbridge.dev',
};

/** A control of the given family and severity. */
export function control(
  id: string,
  family: Control['family'],
  severity: Control['severity'],
  title: string,
): Control {
  return {
    id,
    version: 1,
    family,
    title,
    severity,
    maxAgeDays: 90,
    needs: [{ type: 'artifact/formats', shows: 'what every file is.' }],
    rules: ['safetensors/'],
    remediation: `Do what ${id} asks.`,
  };
}

const CONTROLS: readonly Control[] = [
  control('WB-INT-1', 'integrity', 'critical', 'The model is signed by somebody who may sign it'),
  control('WB-ART-1', 'artifact', 'critical', 'Loading the model runs no code'),
  control(
    'WB-ART-2',
    'artifact',
    'high',
    'Every file is well-formed and every tensor lies inside its file',
  ),
  control('WB-BOM-1', 'bom', 'medium', 'A valid bill of materials is bound to the files'),
  control('WB-BOM-4', 'bom', 'low', 'The licence is one that the policy allows'),
];

/** Findings as a reader makes them; the second has everything hostile that a model can say. */
export const FINDINGS: readonly Finding[] = [
  makeFinding({
    ruleId: 'safetensors/overlap',
    kind: 'fail',
    level: 'error',
    message: 'Tensors "a" and "b" share 16 bytes.',
    locations: [{ path: 'model-00001-of-00002.safetensors', byteOffset: 4112, byteLength: 16 }],
    remediation: 'Write the file again with a current safetensors release.',
    citations: ['https://github.com/huggingface/safetensors#format'],
    cwe: ['CWE-119'],
    key: 'a,b',
  }),
  makeFinding({
    ruleId: 'code/remote-code',
    kind: 'fail',
    level: 'warning',
    message:
      'Asks for \u001b]0;owned\u0007 \u202egnp.exe [click](https://evil.example) {0} \u009b2J.',
    locations: [
      { path: 'a:b/../ünï %#?\u001b[2J.py', line: 3, column: 9 },
      { path: 'config.json', pointer: '/auto_map' },
    ],
    cwe: ['CWE-94', 'not a weakness'],
    key: 'x',
  }),
];

const EVIDENCE: readonly Evidence[] = [
  makeEvidence({
    type: 'artifact/formats',
    subject: SUBJECT,
    producer: { name: '@weighbridge/weigh', version: '0.1.0' },
    observedAt: NOW,
    tier: 'measured',
    locator: '.',
    payload: { files: [], complete: true },
  }),
];

function verdict(
  id: string,
  parts: Partial<Verdict> & Pick<Verdict, 'status' | 'reason' | 'message'>,
): Verdict {
  return { control: id, tier: 'none', evidence: [], findings: [], ...parts };
}

const VERDICTS: readonly Verdict[] = [
  verdict('WB-INT-1', {
    status: 'unknown',
    reason: 'no-collector',
    message: 'Nothing looks at signatures yet.',
  }),
  verdict('WB-ART-1', {
    status: 'not-applicable',
    reason: 'evidence-not-applicable',
    message: 'No file is of a format that can carry code.',
    tier: 'measured',
    staleAt: '2027-02-21T12:00:00Z',
  }),
  verdict('WB-ART-2', {
    status: 'fail',
    reason: 'finding-adverse',
    message: 'One finding of level error.',
    remedy: 'model.safetensors: Write the file again with a current safetensors release.',
    tier: 'measured',
    findings: [FINDINGS[0]?.fingerprint ?? ''],
  }),
  verdict('WB-BOM-1', {
    status: 'pass',
    reason: 'evidence-supports',
    message: 'CycloneDX 1.7, valid, bound to every file.',
    tier: 'verified',
    staleAt: '2027-02-20T12:00:00Z',
  }),
  verdict('WB-BOM-4', {
    status: 'unknown',
    reason: 'evidence-missing',
    message: 'No licence was found.',
  }),
];

const POSTURE: Posture = {
  type: 'https://weighbridge.dev/posture/v1',
  subject: SUBJECT,
  assessedAt: NOW,
  previous: null,
  policy: { name: 'default', digest: canonicalDigest('policy') },
  catalogue: { version: '1', digest: canonicalDigest('catalogue') },
  gate: {
    outcome: 'refuse',
    sentence: 'REFUSED under default · 1 pass · 1 fail · 2 unknown · 1 n/a',
    because: [
      { control: 'WB-ART-2', status: 'fail', reason: 'finding-adverse' },
      { control: 'WB-BOM-4', status: 'unknown', reason: 'evidence-missing' },
    ],
    conditions: [],
    waived: 0,
  },
  counts: { pass: 1, fail: 1, unknown: 2, notApplicable: 1, stale: 0 },
  coverage: { controls: 5, verified: 1, measured: 2, declared: 0, inferred: 0, none: 2 },
  verdicts: VERDICTS,
  evidence: EVIDENCE.map(({ id, type, subject, observedAt }) => ({
    id,
    type,
    subject,
    observedAt,
    standings: {},
  })),
  findings: FINDINGS.map(({ fingerprint, ruleId, level }) => ({ fingerprint, ruleId, level })),
  withdrawn: { evidence: [], findings: [], answered: { evidence: [], findings: [] } },
  remembered: [],
  waivers: [],
};

/** A refused model with a hostile file name and a hostile message. */
export const POSTURE_REPORT: PostureReport = {
  kind: 'posture',
  tool: TOOL,
  name: 'fraud-v7',
  posture: POSTURE,
  controls: CONTROLS,
  findings: FINDINGS,
  evidence: EVIDENCE,
  totals: { files: 11, totalBytes: 18_437_219_840 },
  rules: [
    {
      id: 'safetensors/overlap',
      summary: 'Two tensors share bytes.',
      citations: ['https://github.com/huggingface/safetensors#format'],
      cwe: ['CWE-119'],
    },
  ],
  exit: { code: 1, meaning: 'refused' },
};

/** The same model with its failing control waived, as the gate would then answer. */
export const WAIVED_REPORT: PostureReport = {
  ...POSTURE_REPORT,
  posture: {
    ...POSTURE,
    gate: {
      outcome: 'admit-with-conditions',
      sentence: 'ADMITTED WITH CONDITIONS under default · 1 pass · 1 fail (1 waived) · waiver w-1',
      because: [{ control: 'WB-ART-2', status: 'fail', reason: 'finding-adverse' }],
      conditions: ['w-1'],
      holdsUntil: LATER,
      waived: 1,
    },
    waivers: [
      { id: 'w-0', control: 'WB-BOM-4', notAfter: NOW, effect: 'expired', message: 'It ended.' },
      { id: 'w-1', control: 'WB-ART-2', notAfter: LATER, effect: 'used', message: 'It opened it.' },
    ],
    withdrawn: {
      evidence: [],
      findings: POSTURE.findings.slice(0, 1).map((each) => ({ ...each, listedAt: NOW })),
      answered: { evidence: [], findings: [] },
    },
    verdicts: VERDICTS.map((each) =>
      each.status === 'fail'
        ? {
            ...each,
            waiver: {
              id: 'w-1',
              control: each.control,
              who: 'ada@example.org',
              reason: 'Re-export is under way.',
              ticket: 'SEC-7',
              scope: { model: 'fraud-v7' },
              issuedAt: NOW,
              notAfter: LATER,
            },
          }
        : each,
    ),
  },
  exit: { code: 0, meaning: 'admitted with conditions' },
};
