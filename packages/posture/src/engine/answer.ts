import type { Digest, ReasonCode, Status } from '@weighbridge/core';
import { sorted, sortedBy } from '../input/fields.ts';
import type { CheckedFinding } from '../input/findings.ts';
import { cut } from '../text.ts';
import type { TypeAnswer } from './fold.ts';
import type { Past } from './past.ts';

/** The answer of one control, before it becomes a verdict. */
export interface Answer {
  readonly status: Status;
  readonly reason: ReasonCode;
  readonly message: string;
  /** The answers of the types that decided. */
  readonly types: readonly TypeAnswer[];
  readonly findings: readonly CheckedFinding[];
  /** Evidence that is gone and still fails the control. */
  readonly withdrawn: readonly Digest[];
}

/**
 * Reasons for an unknown, the most informative last. `stale` is not in the list and is the least informative: it says
 * that the control was answered once, and applies only if every open type was.
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

/** Maximum number of names in one sentence. */
const MAX_NAMES = 5;

/**
 * Folds the answers of a control's types into one: fail if any fails; otherwise unknown if any is unknown; otherwise
 * not-applicable if all are; otherwise pass. A failed finding of level `error` fails the control whatever the evidence
 * says.
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
    const withdrawn = adverseIn(failed);
    return {
      status: 'fail',
      reason: 'finding-adverse',
      message,
      types: failed,
      findings,
      withdrawn,
    };
  }
  if (failed.length > 0) return foldFailed(failed);
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

/** What is here is more informative than what is gone. */
function foldFailed(failed: readonly TypeAnswer[]): Answer {
  const here = failed.filter(({ reason }) => reason !== 'evidence-withdrawn');
  const withdrawn = adverseIn(failed);
  if (here.length > 0) return { ...decidedBy(here, 'fail'), withdrawn };
  const message =
    told(failed) ??
    `What spoke against this is gone, and nothing newer answers it: ${named(failed)}.`;
  return { ...decidedBy(failed, 'fail'), message, withdrawn };
}

function foldUnknown(open: readonly TypeAnswer[]): Answer {
  const ranks = open.map(({ reason }) => TELLING.indexOf(reason));
  const most = ranks.reduce((a, b) => Math.max(a, b));
  const telling = open.filter((_, at) => ranks[at] === most);
  const answer = decidedBy(telling, 'unknown');
  if (answer.reason !== 'evidence-withdrawn') return answer;
  const message =
    told(telling) ??
    `The previous statement lists items that are now gone and were not looked at again: ${named(telling)}.`;
  return { ...answer, message };
}

function adverseIn(failed: readonly TypeAnswer[]): readonly Digest[] {
  return failed.flatMap(({ past }) =>
    past.flatMap(({ of }) => ('evidence' in of ? [of.evidence.id] : [])),
  );
}

/** What a missing file said, and what would answer it; of several files, the first by path. */
function told(types: readonly TypeAnswer[]): string | undefined {
  const facts = types.flatMap(({ past }) => past.flatMap(({ of }) => ('fact' in of ? [of] : [])));
  const [first] = sortedBy(facts, ({ fact }) => fact.path);
  if (first === undefined) return undefined;
  const { fact, message, answer } = first;
  const more = facts.length > 1 ? ` (and ${facts.length - 1} more)` : '';
  return `${cut(fact.path)} is gone${more}, but what it said still counts: ${message} It counts until the file is back, ${answer}.`;
}

/** Names what is gone, each kind once: `evidence of a/one, evidence of b/two, rule/three`. */
function named(types: readonly TypeAnswer[]): string {
  const pasts = types.flatMap(({ past }) => past);
  const names = [...listed(pasts, typeOf), ...listed(pasts, ruleOf)];
  const more = names.length > MAX_NAMES ? [`and ${names.length - MAX_NAMES} more`] : [];
  return [...names.slice(0, MAX_NAMES), ...more].join(', ');
}

function listed(
  pasts: readonly Past[],
  nameOf: (past: Past) => string | undefined,
): readonly string[] {
  return sorted(pasts.flatMap((past) => nameOf(past) ?? []));
}

function typeOf({ of }: Past): string | undefined {
  return 'evidence' in of ? `evidence of ${cut(of.evidence.type, 80)}` : undefined;
}

function ruleOf({ of }: Past): string | undefined {
  return 'finding' in of ? cut(of.finding.ruleId, 80) : undefined;
}
