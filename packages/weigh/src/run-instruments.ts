import { findingByRule, untilAborted } from '@weighbridge/core';
import type { Evidence, Finding, Rule } from '@weighbridge/core';
import { assess } from '@weighbridge/posture';
import type { CollectContext, Collected, EvidenceCollector } from './collector.ts';
import { observe } from './observe.ts';
import { collectorFailed } from './rules.ts';

/** Items of one list that a collector may bring home (CWE-400); more is a failure of the collector. */
const MAX_ITEMS = 50_000;
/** Longest reason that is told, in UTF-16 code units. */
const MAX_REASON = 300;

/**
 * Runs the collectors in order. What one brings home counts whole or not at all: a collector that throws,
 * or that returns anything but evidence of its own types about this model and findings, leaves one item
 * per type that says why nothing was observed, and one finding that says so to people.
 *
 * @throws the reason of the signal, also while a collector never answers
 */
export async function collectAll(
  context: CollectContext,
  collectors: readonly EvidenceCollector[],
): Promise<Collected> {
  const evidence: Evidence[] = [];
  const findings: Finding[] = [];
  for (const collector of collectors) {
    const collected = await collectOne(collector, context);
    for (const item of collected.evidence) evidence.push(item);
    for (const finding of collected.findings) findings.push(finding);
  }
  return { evidence, findings };
}

async function collectOne(
  collector: EvidenceCollector,
  context: CollectContext,
): Promise<Collected> {
  context.signal?.throwIfAborted();
  try {
    const collected = await untilAborted(() => collector.collect(context), context.signal);
    return checked(collected, collector, context);
  } catch (error) {
    context.signal?.throwIfAborted();
    return failure(collector, reasonOf(error), context);
  }
}

/** A copy of what a collector returned, when all of it is what it promised. @throws when anything is not */
function checked(
  collected: Collected,
  { types }: EvidenceCollector,
  { subject, policy, now }: CollectContext,
): Collected {
  const { evidence, findings } = structuredClone({
    evidence: listOf(collected?.evidence, 'evidence'),
    findings: listOf(collected?.findings, 'findings'),
  });
  for (const item of evidence) checkItem(item, types, subject);
  for (const finding of findings) checkFinding(finding);
  // What the engine refuses here it would refuse in the end, and then nothing would be answered at all.
  assess(evidence, findings, policy, now);
  return { evidence, findings };
}

function listOf<T>(value: readonly T[] | undefined, name: string): readonly T[] {
  if (!Array.isArray(value)) throw new Error(`it returned no list of ${name}`);
  const { length } = value as readonly T[];
  if (length > MAX_ITEMS) throw new Error(`it returned ${length} ${name}, more than are taken`);
  return Array.from(value as readonly T[]);
}

function checkItem(
  item: Evidence,
  types: readonly string[],
  subject: CollectContext['subject'],
): void {
  if (typeof item !== 'object' || item === null)
    throw new Error('an item of evidence is no object');
  if (!types.includes(item.type)) throw new Error('it returned evidence of a type not its own');
  if (item.subject?.model !== subject.model || item.subject.digest !== subject.digest) {
    throw new Error('it returned evidence of another model');
  }
}

function checkFinding(finding: Finding): void {
  if (typeof finding !== 'object' || finding === null) throw new Error('a finding is no object');
  const { message, locations } = finding;
  const isWhole =
    typeof message === 'string' &&
    Array.isArray(locations) &&
    locations.every((location: unknown) => {
      const path = (location as { readonly path?: unknown } | null)?.path;
      return typeof path === 'string';
    });
  if (!isWhole) throw new Error('a finding has no message or no places');
}

/** What stands for a collector that failed: nothing of its types was observed, and everyone is told. */
function failure(
  { id, types }: EvidenceCollector,
  reason: string,
  context: CollectContext,
): Collected {
  const unobserved = `The collector ${id} failed: ${reason}.`;
  return {
    evidence: types.map((type) =>
      observe(context, { type, tier: 'none', locator: '.', payload: { unobserved } }),
    ),
    findings: [unseen(collectorFailed, reason, { key: id, what: id })],
  };
}

/** A finding that says what could not be seen: unknown, never a kind of pass. */
export function unseen(
  rule: Rule,
  reason: string,
  place: { readonly path?: string; readonly key?: string; readonly what?: string },
): Finding {
  const what = place.what === undefined ? '' : `${place.what}: `;
  return findingByRule(rule, {
    kind: 'unknown',
    level: 'warning',
    message: `${rule.summary} ${what}${reason}.`,
    locations: place.path === undefined ? [] : [{ path: place.path }],
    ...(place.key === undefined ? {} : { key: place.key }),
  });
}

/** What was thrown, as the end of a sentence; anything can be thrown. */
export function reasonOf(error: unknown): string {
  const text = textOf(error);
  return text.slice(0, MAX_REASON).toWellFormed().replace(/\.$/, '');
}

function textOf(error: unknown): string {
  try {
    const message: unknown = error instanceof Error ? error.message : error;
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // What cannot even be asked for its message has none.
  }
  return 'it threw what is no error';
}
