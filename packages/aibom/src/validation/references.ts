import { isRecord } from '../text.ts';

/** One trouble with the references of a BOM. */
export interface ReferenceError {
  readonly pointer: string;
  readonly message: string;
}

/** Members that hold one reference, and members that hold a list of them. */
const SINGLE = new Set(['ref', 'attributedTo', 'process']);
const MANY = new Set(['dependsOn', 'provides', 'assemblies', 'subjects', 'targets', 'tools']);
/** Objects whose members are data of others: nothing in them is a reference of this BOM. */
const OPAQUE = new Set(['signature', 'properties', 'attachment', 'content', 'externalReferences']);
const MAX_ERRORS = 100;

interface Walk {
  readonly defined: Map<string, string>;
  readonly used: { readonly ref: string; readonly pointer: string }[];
  readonly errors: ReferenceError[];
}

/**
 * References that lead nowhere and ids that are used twice, which no JSON Schema can see.
 *
 * References to other BOMs (`urn:cdx:…`) are not followed. Walks without recursion, in document order.
 */
export function checkReferences(bom: unknown): readonly ReferenceError[] {
  const walk: Walk = { defined: new Map(), used: [], errors: [] };
  const stack: { readonly value: unknown; readonly pointer: string }[] = [
    { value: bom, pointer: '' },
  ];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    for (const next of [...visit(top.value, top.pointer, walk)].toReversed()) stack.push(next);
  }
  const dangling = walk.used
    .filter(({ ref }) => !ref.startsWith('urn:cdx:') && !walk.defined.has(ref))
    .map(({ ref, pointer }) => ({
      pointer,
      message: `refers to ${quote(ref)}, which no bom-ref names`,
    }));
  return [...walk.errors, ...dangling]
    .sort((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0))
    .slice(0, MAX_ERRORS);
}

function* visit(
  value: unknown,
  pointer: string,
  walk: Walk,
): Generator<{ value: unknown; pointer: string }> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield { value: item, pointer: `${pointer}/${i}` };
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === 'bom-ref' && typeof item === 'string') define(item, at, walk);
    else if (SINGLE.has(key) && typeof item === 'string')
      walk.used.push({ ref: item, pointer: at });
    else if (MANY.has(key) && Array.isArray(item)) useAll(item, at, walk);
    if (!OPAQUE.has(key) && typeof item === 'object') yield { value: item, pointer: at };
  }
}

function define(ref: string, pointer: string, walk: Walk): void {
  const first = walk.defined.get(ref);
  if (first === undefined) walk.defined.set(ref, pointer);
  else
    walk.errors.push({
      pointer,
      message: `bom-ref ${quote(ref)} stands twice, the other is ${first}`,
    });
}

function useAll(items: readonly unknown[], pointer: string, walk: Walk): void {
  for (const [i, item] of items.entries()) {
    if (typeof item === 'string') walk.used.push({ ref: item, pointer: `${pointer}/${i}` });
  }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 120));
}
