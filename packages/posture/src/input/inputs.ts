import type { Evidence, Subject } from '@weighbridge/core';
import type { Catalogue } from '../catalogue.ts';
import { inputError } from '../error.ts';
import { checkEvidence } from './evidence.ts';
import { instantAt } from './fields.ts';
import type { CheckedFinding } from './findings.ts';
import { checkFindings } from './findings.ts';
import type { CheckedPolicy } from './policy.ts';
import { checkPolicy } from './policy.ts';
import type { Previous } from './previous.ts';
import { checkPrevious, NO_PREVIOUS, UNNAMED } from './previous.ts';

/** Everything the engine works on, checked and in one order. */
export interface Inputs extends CheckedPolicy {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly subject: Subject;
  /** Each once, by id. */
  readonly evidence: readonly Evidence[];
  /** Each once, by rule. */
  readonly findings: readonly CheckedFinding[];
  readonly previous: Previous;
}

/**
 * Checks the arguments of assess; none of it is trusted before.
 *
 * @throws {PostureError} every code
 */
export function checkInputs(
  catalogue: Catalogue,
  given: {
    readonly evidence: unknown;
    readonly findings: unknown;
    readonly policy: unknown;
    readonly now: Date | string;
    readonly previous: unknown;
  },
): Inputs {
  const now = checkNow(given.now);
  const evidence = checkEvidence(given.evidence, now);
  const previous = given.previous === undefined ? NO_PREVIOUS : checkPrevious(given.previous, now);
  return {
    ...checkPolicy(given.policy, catalogue, now),
    now,
    evidence,
    findings: checkFindings(given.findings),
    previous,
    subject: checkSubject(evidence, previous),
  };
}

function checkNow(now: Date | string): number {
  if (!(now instanceof Date)) return instantAt(now, '/now');
  if (Number.isNaN(now.getTime())) throw inputError('BAD_INPUT', '/now', 'expected a valid date');
  return instantAt(now.toISOString(), '/now');
}

function checkSubject(evidence: readonly Evidence[], previous: Previous): Subject {
  const models = new Set(evidence.map(({ subject }) => subject.model));
  const digests = new Set(evidence.flatMap(({ subject }) => subject.digest ?? []));
  if (models.size > 1 || digests.size > 1) {
    throw inputError(
      'MIXED_SUBJECTS',
      '/evidence',
      'the evidence is about several models or bytes',
    );
  }
  const before = previous.subject.model;
  const model = models.values().next().value ?? before;
  if (before !== UNNAMED && before !== model) {
    throw inputError(
      'MIXED_SUBJECTS',
      '/previous/subject/model',
      'the statement is about another model',
    );
  }
  const digest = digests.values().next().value;
  return { model, ...(digest === undefined ? {} : { digest }) };
}
