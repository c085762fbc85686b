import type { Digest, ReasonCode, Status } from '@weighbridge/core';
import type { ControlDefinition } from '../control.ts';
import type { CheckedFinding } from '../input/findings.ts';
import type { Previous } from '../input/previous.ts';
import { cut } from '../text.ts';
import type { TypeAnswer } from './fold.ts';
import type { Missing } from './withdrawn.ts';

/** The answer of one control, before it is written down as a verdict. */
export interface Answer {
  readonly status: Status;
  readonly reason: ReasonCode;
  readonly message: string;
  /** The answers of the types that decided. */
  readonly types: readonly TypeAnswer[];
  readonly findings: readonly CheckedFinding[];
  /** Withdrawn evidence that is known to have been adverse, since a fail named it. */
  readonly withdrawn: readonly Digest[];
}

/**
 * Why an unknown is unknown, the most telling last. `stale` is not among them and tells least, for it says
 * that the control was answered once: it holds only where every open type was.
 */
const TELLING: readonly ReasonCode[] = [
  'no-collector',
  'evidence-missing',
  'single-observation',
  'signature-lapsed',
  'evidence-inconclusive',
  'error',
  'evidence-withdrawn',
];

/**
 * Folds the answers of a control's types: any fail, else any unknown, else not-applicable if all are,
 * else pass. A failed finding of level `error` fails the control whatever the evidence says.
 */
export function foldTypes(
  types: readonly TypeAnswer[],
  findings: readonly CheckedFinding[],
): Answer {
  const failed = types.filter(({ status }) => status === 'fail');
  const [finding] = findings;
  if (finding !== undefined) {
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
    const message = `${cut(finding.ruleId, 80)}: ${cut(finding.message)}${more}`;
    return {
      status: 'fail',
      reason: 'finding-adverse',
      message,
      types: failed,
      findings,
      withdrawn: [],
    };
  }
  if (failed.length > 0) return decidedBy(failed, 'fail');
  const open = types.filter(({ status }) => status === 'unknown');
  if (open.length > 0) return foldUnknown(open);
  const pass = types.filter(({ status }) => status === 'pass');
  return pass.length > 0
    ? { ...decidedBy(pass, 'pass'), types }
    : decidedBy(types, types.length > 0 ? 'not-applicable' : 'unknown');
}

function decidedBy(types: readonly TypeAnswer[], status: Status): Answer {
  const [first] = types;
  const reason = first?.reason ?? 'no-collector';
  const messages = types.map(({ message }) => message);
  return { status, reason, message: messages.join(' '), types, findings: [], withdrawn: [] };
}

function foldUnknown(open: readonly TypeAnswer[]): Answer {
  const rankOf = ({ reason }: TypeAnswer) => TELLING.indexOf(reason);
  const most = Math.max(...open.map(rankOf));
  return decidedBy(
    open.filter((type) => rankOf(type) === most),
    'unknown',
  );
}

/**
 * The answer in the light of the previous statement.
 *
 * A control that failed leaves its fail for a pass or not-applicable alone, and only when nothing it
 * reads is missed; any other control that misses something is unknown.
 */
export function withMemory(
  control: ControlDefinition,
  answer: Answer,
  missing: Missing,
  previous: Previous,
): Answer {
  if (answer.status === 'fail') return answer;
  const failed = previous.statusOf.get(control.id) === 'fail';
  if (missing.evidence.length + missing.findings.length > 0) {
    const named = previous.adverse.get(control.id);
    return {
      status: failed ? 'fail' : 'unknown',
      reason: 'evidence-withdrawn',
      message: withdrawnMessage(missing),
      types: [],
      findings: [],
      withdrawn: missing.evidence.flatMap(({ id }) => (named?.has(id) ? [id] : [])),
    };
  }
  if (!failed || answer.status !== 'unknown') return answer;
  const message = `Failed in the previous statement, and nothing since says that it is over. ${answer.message}`;
  return { ...answer, status: 'fail', message };
}

function withdrawnMessage({ evidence, findings }: Missing): string {
  const types = Array.from(new Set(evidence.map(({ type }) => type))).sort();
  const rules = Array.from(new Set(findings.map(({ ruleId }) => ruleId))).sort();
  const what = [
    ...types.map((type) => `evidence of ${cut(type, 80)}`),
    ...rules.map((id) => cut(id, 80)),
  ];
  return `The previous statement lists what is gone now and was not looked at anew: ${what.join(', ')}.`;
}
