import { makeEvidence, makeFinding } from '@weighbridge/core';
import type {
  Control,
  Evidence,
  Finding,
  ReasonCode,
  Status,
  Subject,
  Tier,
  Verdict,
} from '@weighbridge/core';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** How well a model is maintained: the shares of its controls that fail, are unknown, or are stale. */
export interface Care {
  readonly fail: number;
  readonly unknown: number;
  readonly stale: number;
}

/** One control's answer for one model, with its evidence. */
export interface Answered {
  readonly verdict: Verdict;
  readonly evidence: Evidence | undefined;
  readonly finding: Finding | undefined;
}

const TIERS: readonly Tier[] = ['verified', 'measured', 'measured', 'declared', 'inferred'];
const PRODUCER = { name: 'weighbridge-fleet', version: '1' };

/** The one control that this tool can answer with what it makes itself, and how often it does. */
const MAKES = { control: 'WB-BOM-1', share: 0.7 } as const;

/** Generates the answer of one control, as of `at` (milliseconds since the epoch). */
export function drawAnswer(
  control: Control,
  subject: Subject,
  at: number,
  care: Care,
  random: Random,
): Answered {
  const drawn = random.next();
  if (drawn < care.fail) return failed(control, subject, at, random);
  if (drawn < care.fail + care.unknown) return missing(control);
  const isStale = drawn < care.fail + care.unknown + care.stale;
  const lifetime = control.maxAgeDays * DAY_MS;
  const age = isStale ? lifetime * (1.05 + random.next()) : lifetime * 0.6 * random.next();
  const evidence = observe(control, subject, at - age, random);
  const applies = !random.chance(0.12);
  const isMade = control.id === MAKES.control && random.chance(MAKES.share);
  return {
    verdict: {
      ...saying(control, isStale, applies, isMade),
      tier: evidence.tier,
      evidence: [evidence.id],
      findings: [],
      observedAt: evidence.observedAt,
      ...(isStale ? {} : { staleAt: instant(Date.parse(evidence.observedAt) + lifetime) }),
    },
    evidence,
    finding: undefined,
  };
}

function saying(
  control: Control,
  isStale: boolean,
  applies: boolean,
  isMade: boolean,
): { control: string; status: Status; reason: ReasonCode; message: string } {
  const type = typeOf(control);
  if (isStale) {
    const message = `The evidence of ${type} is too old to rely on.`;
    return { control: control.id, status: 'unknown', reason: 'stale', message };
  }
  if (applies) {
    const message = `The evidence of ${type} supports it.`;
    const reason = isMade ? 'evidence-generated' : 'evidence-supports';
    return { control: control.id, status: 'pass', reason, message };
  }
  const message = `The evidence of ${type} shows that it does not apply.`;
  return {
    control: control.id,
    status: 'not-applicable',
    reason: 'evidence-not-applicable',
    message,
  };
}

function failed(control: Control, subject: Subject, at: number, random: Random): Answered {
  const evidence = observe(control, subject, at - random.below(5 * DAY_MS), random);
  const prefix = control.rules[0] ?? `${control.family}/`;
  const finding = makeFinding({
    ruleId: `${prefix}fleet-${control.id.toLowerCase()}`,
    kind: 'fail',
    level: 'error',
    message: `${subject.model} does not hold: ${control.title}.`,
    locations: [{ path: 'model.safetensors' }],
    remediation: control.remediation,
  });
  return {
    verdict: {
      control: control.id,
      status: 'fail',
      reason: 'finding-adverse',
      message: finding.message,
      tier: evidence.tier,
      evidence: [evidence.id],
      findings: [finding.fingerprint],
      observedAt: evidence.observedAt,
    },
    evidence,
    finding,
  };
}

function missing(control: Control): Answered {
  return {
    verdict: {
      control: control.id,
      status: 'unknown',
      reason: 'evidence-missing',
      message: `There is no evidence of ${typeOf(control)}.`,
      tier: 'none',
      evidence: [],
      findings: [],
    },
    evidence: undefined,
    finding: undefined,
  };
}

function observe(control: Control, subject: Subject, at: number, random: Random): Evidence {
  return makeEvidence({
    type: typeOf(control),
    subject,
    producer: PRODUCER,
    observedAt: instant(at),
    tier: random.pick(TIERS),
    locator: `https://ci.example/${subject.model}/${random.below(100_000)}`,
    payload: { control: control.id, checked: 1 + random.below(400) },
  });
}

function typeOf(control: Control): string {
  return control.needs[0]?.type ?? `${control.family}/record`;
}

function instant(ms: number): string {
  return new Date(Math.floor(ms)).toISOString();
}
