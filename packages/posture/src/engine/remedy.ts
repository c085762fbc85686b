import type { Evidence, JsonObject, Verdict } from '@weighbridge/core';
import type { ControlDefinition, Judgement } from '../control.ts';
import type { CheckedFinding } from '../input/findings.ts';
import type { Policy } from '../policy.ts';
import { cut } from '../text.ts';
import type { Answer } from './answer.ts';
import type { TypeAnswer } from './fold.ts';

/** Longest remedy, in UTF-16 code units. */
const MAX_REMEDY = 1000;
/** Items of one type that are asked for a remedy at most. */
const MAX_ASKED = 20;

/**
 * The verdict with what to do about it, where it is a fail or unknown: what the first finding says that
 * decided, else what the judge says of the evidence that decided, else what follows from the reason. A pass
 * that rests on what this tool made itself says so by its reason.
 */
export function withRemedy(
  verdict: Verdict,
  control: ControlDefinition,
  answer: Answer,
  policy: Policy,
): Verdict {
  if (verdict.status !== 'fail' && verdict.status !== 'unknown') {
    const told = judgementsOf(control, answer.types, policy);
    return told.some(({ made }) => made) ? { ...verdict, reason: 'evidence-generated' } : verdict;
  }
  const remedy = remedyOfFinding(answer.findings) ?? remedyOfReason(control, answer, policy);
  return { ...verdict, remedy: cut(remedy, MAX_REMEDY) };
}

/** The message of the verdict is that of the first finding, so the remedy is too. */
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
      return 'Bring back what is gone, or have the same looked at anew, and weigh again.';
    case 'error':
      return 'Report this with the evidence that could not be read; until then nothing answers the control.';
    default:
      return remedyOfJudge(control, answer.types, policy) ?? control.remediation;
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
function remedyOfJudge(
  control: ControlDefinition,
  types: readonly TypeAnswer[],
  policy: Policy,
): string | undefined {
  return judgementsOf(control, types, policy).find(({ remedy }) => remedy !== undefined)?.remedy;
}

/** What judges say of the evidence that decided, asked anew: they are pure. */
function judgementsOf(
  { needs }: ControlDefinition,
  types: readonly TypeAnswer[],
  policy: Policy,
): readonly Judgement[] {
  return types.flatMap(({ type, evidence }) => {
    const judge = needs.find((need) => need.type === type)?.judge;
    if (judge === undefined) return [];
    const told = evidence.slice(0, MAX_ASKED);
    return told.flatMap(
      (item) => ask(() => judge((item as Evidence).payload as JsonObject, policy)) ?? [],
    );
  });
}

function ask(judge: () => Judgement): Judgement | undefined {
  try {
    return judge();
  } catch {
    return undefined;
  }
}
