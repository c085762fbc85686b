import type { Verdict } from '@weighbridge/core';
import type { ControlDefinition } from '../control.ts';
import type { CheckedFinding } from '../input/findings.ts';
import type { Policy } from '../policy.ts';
import { cut } from '../text.ts';
import type { Answer } from './answer.ts';

/** Maximum length of a remedy, in UTF-16 code units. */
const MAX_REMEDY = 1000;

/**
 * The verdict with what to do about it, if it is a fail or unknown: what the first deciding finding says; otherwise
 * what the judge says of the deciding evidence; otherwise what follows from the reason. The reason of a pass that rests
 * on something this tool made itself says so.
 */
export function withRemedy(
  verdict: Verdict,
  control: ControlDefinition,
  answer: Answer,
  policy: Policy,
): Verdict {
  if (verdict.status !== 'fail' && verdict.status !== 'unknown') {
    const isMade = answer.types.flatMap(({ seen }) => seen).some(({ made }) => made);
    return isMade ? { ...verdict, reason: 'evidence-generated' } : verdict;
  }
  const remedy = remedyOfFinding(answer.findings) ?? remedyOfReason(control, answer, policy);
  return { ...verdict, remedy: cut(remedy, MAX_REMEDY) };
}

/** The verdict's message is that of the first finding, and so is its remedy. */
function remedyOfFinding([finding]: readonly CheckedFinding[]): string | undefined {
  if (finding?.remediation === undefined) return undefined;
  const { path, remediation } = finding;
  return path === undefined || remediation.includes(path)
    ? remediation
    : `${cut(path)}: ${remediation}`;
}

function remedyOfReason(control: ControlDefinition, answer: Answer, policy: Policy): string {
  switch (answer.reason) {
    case 'stale':
      return `Have it looked at again: evidence for ${control.id} holds for ${days(control, policy)}.`;
    case 'no-collector':
      return `Nothing here collects ${uncollected(control)} yet: hand in such evidence, or do not require ${control.id}.`;
    case 'evidence-withdrawn':
      return 'Bring back what is gone, or have the same things looked at again, then weigh again.';
    case 'error':
      return 'Report this with the evidence that could not be read; until then nothing answers the control.';
    default:
      return remedyOfJudge(answer) ?? control.remediation;
  }
}

function days(control: ControlDefinition, policy: Policy): string {
  const most = Math.min(control.maxAgeDays, policy.maxAgeDays?.[control.id] ?? Infinity);
  return most === 1 ? '1 day' : `${most} days`;
}

function uncollected({ needs }: ControlDefinition): string {
  return needs
    .filter(({ judge }) => judge === undefined)
    .map(({ type }) => type)
    .join(', ');
}

/** What the judge says to do about the evidence that decided. */
function remedyOfJudge({ types }: Answer): string | undefined {
  return types.flatMap(({ seen }) => seen.flatMap(({ remedy }) => remedy ?? []))[0];
}
