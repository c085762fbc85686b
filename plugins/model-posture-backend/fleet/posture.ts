import { canonicalDigest } from '@weighbridge/core';
import type {
  Control,
  Counts,
  Coverage,
  Evidence,
  EvidenceSummary,
  Finding,
  Gate,
  GateOutcome,
  Posture,
  Status,
  Subject,
  Verdict,
} from '@weighbridge/core';
import { catalogue } from '@weighbridge/posture';
import type { Random } from './random.ts';
import { drawAnswer } from './verdicts.ts';
import type { Care } from './verdicts.ts';

/** A generated statement with its inputs. */
export interface DrawnWeighing {
  readonly posture: Posture;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
}

const POLICY = { name: 'fleet', digest: canonicalDigest({ policy: 'fleet' }) };
const WAIVED = 0.35;
const NOTHING = { evidence: [], findings: [] };

/**
 * Generates a statement about one model: every control answered, with its own evidence and findings.
 *
 * It is generated, not weighed: most controls of the catalogue have no collector yet, and a fleet weighed today would
 * say `unknown` almost everywhere.
 */
export function drawWeighing(
  subject: Subject,
  at: number,
  care: Care,
  random: Random,
): DrawnWeighing {
  const answers = catalogue.controls.map((control) =>
    drawAnswer(control, subject, at, care, random),
  );
  const verdicts = answers.map(({ verdict }) => verdict);
  const evidence = sorted(
    answers.flatMap((answer) => answer.evidence ?? []),
    ({ id }) => id,
  );
  const findings = sorted(
    answers.flatMap((answer) => answer.finding ?? []),
    ({ fingerprint }) => fingerprint,
  );
  const counts = count(verdicts);
  const posture: Posture = {
    type: 'https://weighbridge.dev/posture/v1',
    subject,
    assessedAt: new Date(at).toISOString(),
    previous: null,
    policy: POLICY,
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    gate: gateOf(verdicts, counts, random),
    counts,
    coverage: cover(verdicts),
    verdicts,
    evidence: evidence.map((item) => summarize(item, subject)),
    findings: findings.map(({ fingerprint, ruleId, level }) => ({ fingerprint, ruleId, level })),
    withdrawn: { ...NOTHING, answered: NOTHING },
    remembered: [],
    waivers: [],
  };
  return { posture, evidence, findings };
}

function summarize({ id, type, observedAt }: Evidence, subject: Subject): EvidenceSummary {
  return { id, type, subject, observedAt, standings: {} };
}

function sorted<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function gateOf(verdicts: readonly Verdict[], counts: Counts, random: Random): Gate {
  const weight = new Map(catalogue.controls.map((control) => [control.id, control.severity]));
  const of = (status: Status, ...severities: readonly Control['severity'][]) =>
    verdicts.filter(
      (each) => each.status === status && severities.includes(weight.get(each.control) ?? 'low'),
    );
  const failing = of('fail', 'critical', 'high');
  const open = of('unknown', 'critical');
  const isWaived = failing.length > 0 && failing.length < 3 && random.chance(WAIVED);
  const outcome = outcomeOf(failing.length, open.length, isWaived);
  return {
    outcome,
    sentence: `${outcome} for fleet: ${counts.fail} failed, ${counts.unknown} unknown, ${counts.pass} passed`,
    because: (outcome === 'cannot-decide' ? open : failing).map(({ control, status, reason }) => ({
      control,
      status,
      reason,
    })),
    conditions: isWaived ? failing.map(({ control }) => `fleet-${control}`) : [],
    waived: isWaived ? failing.length : 0,
  };
}

function outcomeOf(failing: number, open: number, isWaived: boolean): GateOutcome {
  if (failing > 0) return isWaived ? 'admit-with-conditions' : 'refuse';
  return open > 0 ? 'cannot-decide' : 'admit';
}

function count(verdicts: readonly Verdict[]): Counts {
  const of = (status: Status) => verdicts.filter((verdict) => verdict.status === status).length;
  return {
    pass: of('pass'),
    fail: of('fail'),
    unknown: of('unknown'),
    notApplicable: of('not-applicable'),
    stale: verdicts.filter(({ reason }) => reason === 'stale').length,
  };
}

function cover(verdicts: readonly Verdict[]): Coverage {
  const coverage = { verified: 0, measured: 0, declared: 0, inferred: 0, none: 0 };
  for (const { tier } of verdicts) coverage[tier] += 1;
  return { ...coverage, controls: verdicts.length };
}
