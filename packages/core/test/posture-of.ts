import type { Control, Gate, Posture, Verdict } from '@weighbridge/core';

const DIGEST = `sha256:${'ab'.repeat(32)}` as const;

/** A control of the given family and severity. */
export function control(id: string, severity: Control['severity'] = 'medium'): Control {
  return {
    id,
    version: 1,
    family: 'artifact',
    title: `${id} is in order`,
    severity,
    maxAgeDays: 90,
    needs: [],
    rules: [],
    remediation: `Do what ${id} asks.`,
  };
}

/** A verdict in brief; members that are not given have plain defaults. */
export function verdict(
  id: string,
  status: Verdict['status'],
  more: Partial<Verdict> = {},
): Verdict {
  const reason = status === 'fail' ? 'evidence-adverse' : 'evidence-missing';
  const message = `${id}: ${status}.`;
  const none = { tier: 'none', evidence: [], findings: [] } as const;
  return { control: id, status, reason, message, ...none, ...more };
}

/** A waiver of a control, until the new year. */
export function waiver(id: string, more: object = {}): NonNullable<Verdict['waiver']> {
  return {
    id: `W-${id}`,
    control: id,
    who: 'ada',
    reason: 'It is being repaired.',
    scope: { model: 'fraud' },
    issuedAt: '2026-11-23T12:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
    ...more,
  };
}

/** A posture of these verdicts; the gate names every fail and unknown. */
export function postureOf(verdicts: readonly Verdict[], gate: Partial<Gate> = {}): Posture {
  const many = (status: string) => verdicts.filter((each) => each.status === status).length;
  const none = { evidence: [], findings: [] };
  return {
    type: 'https://weighbridge.dev/posture/v1',
    subject: { model: 'fraud' },
    assessedAt: '2026-11-23T12:00:00Z',
    previous: null,
    policy: { name: 'default', digest: DIGEST },
    catalogue: { version: '1', digest: DIGEST },
    gate: {
      outcome: 'refuse',
      sentence: 'REFUSED',
      because: verdicts.filter(({ status }) => status === 'fail' || status === 'unknown'),
      conditions: [],
      waived: 0,
      ...gate,
    },
    counts: {
      pass: many('pass'),
      fail: many('fail'),
      unknown: many('unknown'),
      notApplicable: many('not-applicable'),
      stale: 0,
    },
    coverage: { controls: 1, verified: 0, measured: 0, declared: 0, inferred: 0, none: 1 },
    verdicts,
    evidence: [],
    findings: [],
    withdrawn: { ...none, answered: none },
    remembered: [],
    waivers: [],
  };
}
