import type { RememberedFact } from '@weighbridge/core';
import type { Memorable, ToldByFile } from '../control.ts';

type File = Pick<ToldByFile, 'path' | 'digest'>;
type Dated = Pick<RememberedFact, 'since' | 'observedAt'>;

/**
 * Whether the file that was at a fact's path before the fact is back there and holds, for types where that answers.
 * Files are ordered by when they were first seen: copying a neighbouring file there and looking twice does not bring
 * anything back.
 */
export function isUndone(
  memorable: Memorable,
  known: readonly RememberedFact[],
  holding: readonly File[],
): (fact: RememberedFact) => boolean {
  const here = new Set(holding.map(keyOf));
  return (fact) => predecessors(memorable, known, fact).some((each) => here.has(keyOf(each)));
}

/** What answers a fact besides the file itself, as the end of a sentence. */
export function answerTo(
  memorable: Memorable,
  known: readonly RememberedFact[],
  fact: RememberedFact,
): string {
  return predecessors(memorable, known, fact).length > 0
    ? `or the file that was there before is back, ${memorable.answer}`
    : memorable.answer;
}

/** Since when a file has been known, if that matters and the file was known before. */
export function sinceWhen(
  { mayReturn }: Memorable,
  known: readonly RememberedFact[],
): (file: File) => Pick<RememberedFact, 'since'> {
  const first = new Map(known.map((fact) => [keyOf(fact), fact.since ?? fact.observedAt]));
  return (file) => {
    const since = mayReturn === true ? first.get(keyOf(file)) : undefined;
    return since === undefined ? {} : { since };
  };
}

/** What was at a fact's path before the fact was first seen, for types where that answers. */
function predecessors(
  { mayReturn }: Memorable,
  known: readonly RememberedFact[],
  fact: RememberedFact,
): readonly RememberedFact[] {
  const before = (each: RememberedFact) =>
    each.path === fact.path && firstSeen(each) < firstSeen(fact);
  return mayReturn === true ? known.filter(before) : [];
}

function firstSeen({ since, observedAt }: Dated): number {
  return Date.parse(since ?? observedAt);
}

function keyOf({ path, digest }: File): string {
  return `${digest} ${path}`;
}
