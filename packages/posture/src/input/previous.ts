import type { EvidenceSummary, FindingSummary, Status, Subject } from '@weighbridge/core';
import { inputError } from '../error.ts';
import type { Raw } from './fields.ts';
import {
  arrayAt,
  digestAt,
  nameAt,
  objectAt,
  oneOf,
  pastInstantAt,
  requiredDigestAt,
  sortedBy,
  textAt,
} from './fields.ts';
import { findingKey } from './findings.ts';

const STATUSES: readonly Status[] = ['pass', 'fail', 'unknown', 'not-applicable'];

/** What the engine reads of the previous statement. */
export interface Previous {
  readonly subject: Subject;
  readonly statusOf: ReadonlyMap<string, Status>;
  /** Evidence that a fail named, by control. */
  readonly adverse: ReadonlyMap<string, ReadonlySet<string>>;
  /** Listed or withdrawn there. */
  readonly evidence: readonly EvidenceSummary[];
  /** Failed findings of level `error`, listed or withdrawn there. */
  readonly findings: readonly FindingSummary[];
}

/** The name of the subject when neither evidence nor a previous statement names a model. */
export const UNNAMED = '(unnamed)';

/** What is read where there is no previous statement: it lists nothing. */
export const NO_PREVIOUS: Previous = {
  subject: { model: UNNAMED },
  statusOf: new Map(),
  adverse: new Map(),
  evidence: [],
  findings: [],
};

/**
 * The previous statement, checked.
 *
 * @throws {PostureError} BAD_INPUT, FUTURE_INPUT; MIXED_SUBJECTS when it lists evidence of another model
 */
export function checkPrevious(value: unknown, now: number): Previous {
  const raw = objectAt(value, '/previous');
  const subject = checkSubject(raw['subject'], '/previous/subject');
  pastInstantAt(raw['assessedAt'], '/previous/assessedAt', now);
  const withdrawn = objectAt(raw['withdrawn'] ?? {}, '/previous/withdrawn');
  const evidence = [
    ...summaries(raw['evidence'], '/previous/evidence', subject, now),
    ...summaries(withdrawn['evidence'] ?? [], '/previous/withdrawn/evidence', subject, now),
  ];
  const findings = [
    ...errors(raw['findings'], '/previous/findings'),
    ...errors(withdrawn['findings'] ?? [], '/previous/withdrawn/findings'),
  ];
  return {
    subject,
    ...checkVerdicts(raw),
    evidence: sortedBy(evidence, ({ id }) => id),
    findings: sortedBy(findings, findingKey),
  };
}

function checkSubject(value: unknown, pointer: string): Subject {
  const raw = objectAt(value, pointer);
  const digest = digestAt(raw['digest'], `${pointer}/digest`);
  return {
    model: nameAt(raw['model'], `${pointer}/model`, 1024),
    ...(digest === undefined ? {} : { digest }),
  };
}

function checkVerdicts(raw: Raw): Pick<Previous, 'statusOf' | 'adverse'> {
  const statusOf = new Map<string, Status>();
  const adverse = new Map<string, ReadonlySet<string>>();
  arrayAt(raw['verdicts'], '/previous/verdicts').forEach((value, at) => {
    const pointer = `/previous/verdicts/${at}`;
    const verdict = objectAt(value, pointer);
    const control = nameAt(verdict['control'], `${pointer}/control`);
    const status = oneOf(verdict['status'], STATUSES, `${pointer}/status`);
    // A control that is listed twice keeps its fail.
    if (statusOf.get(control) === 'fail') return;
    statusOf.set(control, status);
    if (status !== 'fail') return;
    const named = arrayAt(verdict['evidence'], `${pointer}/evidence`);
    adverse.set(control, new Set(named.map((id, n) => textAt(id, `${pointer}/evidence/${n}`))));
  });
  return { statusOf, adverse };
}

function summaries(
  value: unknown,
  pointer: string,
  subject: Subject,
  now: number,
): readonly EvidenceSummary[] {
  return arrayAt(value, pointer).map((each, at) => {
    const here = `${pointer}/${at}`;
    const raw = objectAt(each, here);
    const id = requiredDigestAt(raw['id'], `${here}/id`);
    const about = checkSubject(raw['subject'], `${here}/subject`);
    if (about.model !== subject.model) {
      throw inputError(
        'MIXED_SUBJECTS',
        `${here}/subject/model`,
        'another model than the statement',
      );
    }
    pastInstantAt(raw['observedAt'], `${here}/observedAt`, now);
    const observedAt = raw['observedAt'] as string;
    return { id, type: nameAt(raw['type'], `${here}/type`), subject: about, observedAt };
  });
}

function errors(value: unknown, pointer: string): readonly FindingSummary[] {
  return arrayAt(value, pointer).flatMap((each, at) => {
    const { fingerprint, ruleId, level } = objectAt(each, `${pointer}/${at}`);
    if (level !== 'error') return [];
    return [
      {
        fingerprint: requiredDigestAt(fingerprint, `${pointer}/${at}/fingerprint`),
        ruleId: nameAt(ruleId, `${pointer}/${at}/ruleId`),
        level,
      },
    ];
  });
}
