import type { Carried } from './node.ts';

/** Maximum number of places that are listed; the last one then represents all that follow it. */
export const MAX_LOST = 1_000;

/**
 * Pointers to what a document says but what was read from it does not: the outermost values of which nothing was
 * carried over, in document order, at most 1,000.
 */
export function lostOf(document: object, carried: Carried): readonly string[] {
  const lost: string[] = [];
  collect(document, '', carried, lost);
  return lost.slice(0, MAX_LOST);
}

/** Adds what is lost below a value; returns whether all of it is lost. Empty lists and objects state nothing. */
function collect(value: object, pointer: string, carried: Carried, lost: string[]): boolean {
  const from = lost.length;
  let whole = true;
  const keys = Object.keys(value);
  for (const key of keys) {
    if (key === 'bom-ref') continue;
    if (carried.has(value, key)) {
      whole = false;
      continue;
    }
    const item = (value as Readonly<Record<string, unknown>>)[key];
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (typeof item !== 'object' || item === null) push(lost, at);
    else if (Object.keys(item).length > 0 && !collect(item, at, carried, lost)) whole = false;
  }
  if (!whole || pointer === '') return false;
  lost.length = from;
  push(lost, pointer);
  return true;
}

/** Keeps one more than is listed, so that a container of lost places is still one place. */
function push(lost: string[], pointer: string): void {
  if (lost.length <= MAX_LOST) lost.push(pointer);
}
