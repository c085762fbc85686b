import type {
  EvidenceDetail,
  ModelDetail,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { makeEvidence, makeFinding } from '@weighbridge/core';
import type { Control, Evidence, Finding, JsonObject, Posture, Verdict } from '@weighbridge/core';

const AT = '2026-11-23T10:00:00Z';

/** A model in an answer of the backend: one control passes, one fails, one is waived, one has no collector yet. */
export interface Sample {
  readonly detail: ModelDetail;
  readonly evidence: readonly EvidenceDetail[];
}

/** Text that must never act: script, links, bidi overrides and terminal escapes. */
export const HOSTILE =
  '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>[x](javascript:pwned) \u202Egnp.exe\u001B[31mred';

/** The same text as a reader must see it. */
export const HOSTILE_SHOWN =
  '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>[x](javascript:pwned) \\u{202E}gnp.exe\\u{1B}[31mred';

/** A model's name contains no spaces and nothing invisible; everything else is allowed. */
function nameOf(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu, '');
}

function control(id: string, family: Control['family'], title: string): Control {
  return {
    id,
    version: 1,
    family,
    title,
    severity: 'high',
    maxAgeDays: 30,
    needs: [{ type: 'artifact/formats', shows: 'what every file is' }],
    rules: ['safetensors/'],
    remediation: `Mend ${id}.`,
  };
}

function evidenceOf(type: string, payload: JsonObject, text = 'penguins'): Evidence {
  return makeEvidence({
    type,
    subject: { model: nameOf(text) },
    producer: { name: '@weighbridge/model-formats', version: '0.1.0' },
    observedAt: AT,
    tier: 'measured',
    locator: text,
    payload,
  });
}

function findingOf(text: string): Finding {
  return makeFinding({
    ruleId: 'safetensors/trailing-bytes',
    kind: 'fail',
    level: 'error',
    message: text,
    locations: [{ path: 'model.safetensors', byteOffset: 4112, byteLength: 600 }],
    remediation: text,
    citations: ['javascript:globalThis.pwned=1', 'https://cyclonedx.org/docs/1.7/json/'],
    cwe: ['CWE-912'],
  });
}

/** `text` is wherever a model or a card could put its own words. */
export function sample(text = 'penguins'): Sample {
  const formats = evidenceOf('artifact/formats', FORMATS, text);
  const finding = findingOf(text);
  const verdicts: readonly Verdict[] = [
    verdict('WB-ART-1', 'pass', 'evidence-supports', text, { evidence: [formats.id] }),
    verdict('WB-ART-2', 'fail', 'finding-adverse', text, {
      evidence: [formats.id],
      findings: [finding.fingerprint],
    }),
    verdict('WB-BOM-4', 'fail', 'evidence-adverse', text, { waiver: waiver(text) }),
    verdict('WB-RUN-1', 'unknown', 'no-collector', 'Nothing looks at this yet.', { tier: 'none' }),
    verdict('WB-RUN-2', 'unknown', 'no-collector', 'Nothing looks at this yet.', { tier: 'none' }),
  ];
  return {
    detail: {
      summary: summaryOf(text),
      posture: postureOf(verdicts, text),
      controls: CONTROLS,
      findings: [finding],
      totalFindings: 1,
      bomBytes: 1_234,
      bomShipped: null,
      shared: null,
    },
    evidence: [{ evidence: formats, status: 'current' }],
  };
}

export function summaryOf(text = 'penguins', name = 'penguin-species'): ModelSummary {
  return {
    entityRef: `resource:default/${name}`,
    title: text,
    owner: 'group:default/team-ecology',
    model: nameOf(text),
    location: 'estate/penguin-species-2',
    digest: `sha256:${'ab'.repeat(32)}`,
    state: 'weighed',
    error: null,
    gate: { outcome: 'refuse', sentence: `REFUSED for default: ${text}` },
    counts: { pass: 1, fail: 2, unknown: 2, notApplicable: 0, stale: 0 },
    coverage: { controls: 5, verified: 0, measured: 3, declared: 0, inferred: 0, none: 2 },
    weighedAt: AT,
    triedAt: AT,
    oldestEvidenceAt: AT,
  };
}

/** A model that the catalog knows and that was never weighed. */
export function pending(): ModelDetail {
  const summary = {
    ...summaryOf(),
    state: 'pending',
    gate: null,
    counts: null,
    coverage: null,
  } as const;
  return {
    summary: { ...summary, weighedAt: null, triedAt: null, oldestEvidenceAt: null, digest: null },
    posture: null,
    controls: CONTROLS,
    findings: [],
    totalFindings: 0,
    bomBytes: null,
    bomShipped: null,
    shared: null,
  };
}

const CONTROLS: readonly Control[] = [
  control('WB-ART-1', 'artifact', 'No unsafe opcodes and no custom code'),
  control('WB-ART-2', 'artifact', 'Files are well-formed'),
  control('WB-BOM-4', 'bom', 'The licence is allowed'),
  control('WB-RUN-1', 'runtime', 'The inference log is complete'),
  control('WB-RUN-2', 'runtime', 'Drift is inside its budget'),
];

const FORMATS = {
  complete: true,
  files: [
    {
      path: 'model.safetensors',
      format: 'safetensors',
      canCarryCode: 'no',
      wellFormed: false,
      coverageComplete: true,
    },
  ],
} as const;

function verdict(
  id: string,
  status: Verdict['status'],
  reason: Verdict['reason'],
  message: string,
  more: Partial<Verdict>,
): Verdict {
  return {
    control: id,
    status,
    reason,
    message,
    tier: 'measured',
    evidence: [],
    findings: [],
    observedAt: AT,
    staleAt: '2026-12-23T10:00:00Z',
    ...more,
  };
}

function waiver(text: string): NonNullable<Verdict['waiver']> {
  return {
    id: 'W-1',
    control: 'WB-BOM-4',
    who: text,
    reason: text,
    ticket: text,
    scope: { model: nameOf(text) },
    issuedAt: AT,
    notAfter: '2027-01-12T00:00:00Z',
  };
}

function postureOf(verdicts: readonly Verdict[], text: string): Posture {
  const { gate, counts, coverage } = summaryOf(text);
  if (gate === null || counts === null || coverage === null) throw new TypeError('not weighed');
  const { id, type, subject, observedAt } = evidenceOf('bom/licence', { licences: [] }, text);
  const gone = { id, type, subject, observedAt, standings: {} };
  return {
    type: 'https://weighbridge.dev/posture/v1',
    subject: { model: nameOf(text) },
    assessedAt: AT,
    previous: null,
    policy: { name: text, digest: `sha256:${'00'.repeat(32)}` },
    catalogue: { version: '1', digest: `sha256:${'00'.repeat(32)}` },
    gate: {
      ...gate,
      because: verdicts
        .filter(({ status }) => status === 'fail')
        .map(({ control: id, status, reason }) => ({ control: id, status, reason })),
      conditions: [],
      waived: 1,
    },
    counts,
    coverage,
    verdicts,
    evidence: [],
    findings: [],
    withdrawn: { evidence: [gone], findings: [], answered: { evidence: [], findings: [] } },
    remembered: [],
    waivers: [
      {
        id: 'W-1',
        control: 'WB-BOM-4',
        notAfter: '2027-01-12T00:00:00Z',
        effect: 'others-block',
        message: `W-1 opens nothing: ${text}`,
      },
    ],
  };
}
