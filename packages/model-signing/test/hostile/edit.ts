/** Changes to a JSON value: JSON Pointer (RFC 6901) to the new value. */
export type Edits = Readonly<Record<string, unknown>>;

/** As a new value: removes the member or element. */
export const REMOVE = Symbol('remove');

/** Makes a value from the current one. */
export class Change {
  readonly make: (old: never) => unknown;

  constructor(make: (old: never) => unknown) {
    this.make = make;
  }
}

/** A copy of the value with the edits made, in order; `-` as last part appends to an array. */
export function edited(value: unknown, edits: Edits): unknown {
  const copy: unknown = structuredClone(value);
  for (const [pointer, next] of Object.entries(edits)) editOne(copy, pointer, next);
  return copy;
}

function editOne(root: unknown, pointer: string, next: unknown): void {
  const parts = pointer.split('/').slice(1).map(unescape);
  const last = parts.pop() ?? '';
  const parent = parts.reduce(step, root);
  const key = last === '-' && Array.isArray(parent) ? String(parent.length) : last;
  const target = parent as Record<string, unknown>;
  if (next === REMOVE && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (next === REMOVE) delete target[key];
  else target[key] = next instanceof Change ? next.make(target[key] as never) : next;
}

function step(value: unknown, part: string): unknown {
  const next = (value as Record<string, unknown> | undefined)?.[part];
  if (next === undefined) throw new Error(`nothing at ${part}`);
  return next;
}

function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
