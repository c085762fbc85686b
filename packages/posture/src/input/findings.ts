import type { Finding, FindingKind, FindingSummary, Level } from '@weighbridge/core';
import { arrayAt, objectAt, oneOf, requiredDigestAt, ruleIdAt, sortedBy } from './fields.ts';

const KINDS: readonly FindingKind[] = ['fail', 'pass', 'unknown', 'not-applicable'];
const LEVELS: readonly Level[] = ['error', 'warning', 'note', 'none'];

/** What the engine reads of a finding. */
export interface CheckedFinding extends Pick<
  Finding,
  'fingerprint' | 'ruleId' | 'kind' | 'level' | 'message'
> {
  readonly remediation?: string | undefined;
  /** Path of the first location that it names. */
  readonly path?: string | undefined;
}

/**
 * The findings, checked, each once, sorted by rule and fingerprint: by rule first, so that a verdict's first finding is
 * the same on any machine.
 *
 * Two findings with one fingerprint but different rules or levels are both kept, so that a note cannot hide an error.
 *
 * @throws {PostureError} BAD_INPUT
 */
export function checkFindings(value: unknown): readonly CheckedFinding[] {
  const items = arrayAt(value, '/findings').map((item, at) => checkItem(item, `/findings/${at}`));
  return sortedBy(items, (each) =>
    JSON.stringify([
      each.ruleId,
      each.fingerprint,
      each.kind,
      each.level,
      each.message,
      each.remediation,
      each.path,
    ]),
  );
}

function checkItem(value: unknown, pointer: string): CheckedFinding {
  const raw = objectAt(value, pointer);
  const { fingerprint, ruleId, kind, level, message, remediation, locations } = raw;
  return {
    fingerprint: requiredDigestAt(fingerprint, `${pointer}/fingerprint`),
    ruleId: ruleIdAt(ruleId, `${pointer}/ruleId`),
    kind: oneOf(kind, KINDS, `${pointer}/kind`),
    level: oneOf(level, LEVELS, `${pointer}/level`),
    message: textIn(message) ?? '',
    remediation: textIn(remediation),
    path: pathIn(locations),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
}

function pathIn(locations: unknown): string | undefined {
  const first: unknown = Array.isArray(locations) ? locations[0] : undefined;
  return typeof first === 'object' && first !== null && 'path' in first
    ? textIn(first.path)
    : undefined;
}

/** Whether a finding fails the controls that read its rule. */
export function isAdverse({ kind, level }: CheckedFinding): boolean {
  return kind === 'fail' && level === 'error';
}

/** What a posture keeps of the findings: a level only where something failed. */
export function summarizeFindings(findings: readonly CheckedFinding[]): readonly FindingSummary[] {
  const summaries = findings.map(({ fingerprint, ruleId, kind, level }) => ({
    fingerprint,
    ruleId,
    level: kind === 'fail' ? level : ('none' as const),
  }));
  return sortedBy(summaries, (each) => findingKey(each) + each.level);
}

/** Identity of a finding from statement to statement. */
export function findingKey({
  fingerprint,
  ruleId,
}: Pick<FindingSummary, 'fingerprint' | 'ruleId'>): string {
  return `${fingerprint}\u0000${ruleId}\u0000`;
}

/** Whether a rule id falls under one of a control's prefixes. */
export function isReadBy(ruleId: string, rules: readonly string[]): boolean {
  return rules.some((prefix) => ruleId.startsWith(prefix));
}
