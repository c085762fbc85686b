import type { Control, Finding, FindingKind, Verdict } from '@weighbridge/core';
import { sarifLocation } from './location.ts';
import { message } from './text.ts';
import type { SarifResult } from './types.ts';

/** The name of our fingerprint; a new algorithm gets a new version. */
const FINGERPRINT = 'weighbridge/v1';

const KINDS: Readonly<Record<FindingKind, SarifResult['kind']>> = {
  fail: 'fail',
  pass: 'pass',
  unknown: 'open',
  'not-applicable': 'notApplicable',
};

/** A finding as a result; anything but a fail has no level, as section 3.27.10 requires. */
export function findingResult(finding: Finding, ruleIndex: number): SarifResult {
  const locations = finding.locations
    .map(sarifLocation)
    .filter((place) => Object.keys(place).length > 0);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    kind: KINDS[finding.kind],
    level: finding.kind === 'fail' ? (finding.level === 'none' ? 'note' : finding.level) : 'none',
    message: message(finding.message),
    ...(locations.length === 0 ? {} : { locations }),
    partialFingerprints: { [FINGERPRINT]: finding.fingerprint },
    ...(finding.properties === undefined ? {} : { properties: { facts: finding.properties } }),
  };
}

/** A verdict as a result about the model as a whole. */
export function verdictResult(
  verdict: Verdict,
  control: Control | undefined,
  model: string,
): Omit<SarifResult, 'ruleIndex'> {
  return {
    ruleId: verdict.control,
    kind: KINDS[verdict.status],
    level: verdict.status === 'fail' ? levelOf(control) : 'none',
    message: message(verdict.message),
    locations: [
      { logicalLocations: [{ fullyQualifiedName: message(model).text, kind: 'module' }] },
    ],
    partialFingerprints: { [FINGERPRINT]: `control:${verdict.control}` },
    ...(verdict.waiver === undefined ? {} : { suppressions: [suppression(verdict.waiver)] }),
    properties: {
      reason: verdict.reason,
      remedy: verdict.remedy,
      tier: verdict.tier,
      evidence: verdict.evidence,
      findings: verdict.findings,
      observedAt: verdict.observedAt,
      staleAt: verdict.staleAt,
    },
  };
}

function levelOf(control: Control | undefined): 'error' | 'warning' | 'note' {
  switch (control?.severity) {
    case 'low':
      return 'note';
    case 'medium':
      return 'warning';
    default:
      return 'error';
  }
}

/** A waiver hides nothing: the result stays a fail, and says who accepts it and until when. */
function suppression({
  id,
  who,
  reason,
  notAfter,
  ticket,
}: NonNullable<Verdict['waiver']>): object {
  const where = ticket === undefined ? '' : `, ${ticket}`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: message(`${reason} (${id}${where}: ${who}, until ${notAfter})`).text,
  };
}
