/**
 * RFC 6901 pointer of the first difference between two JSON values, in canonical member order;
 * undefined when there is none.
 *
 * Cost: O(n) time; an explicit stack, so that nesting cannot exhaust the call stack.
 */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  const pending: { readonly a: unknown; readonly b: unknown; readonly pointer: string }[] = [
    { a, b, pointer: '' },
  ];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const { a: left, b: right, pointer } = pair;
    if (!isContainer(left) || !isContainer(right)) {
      if (!Object.is(left, right)) return pointer;
      continue;
    }
    if (Array.isArray(left) !== Array.isArray(right)) return pointer;
    // Pushed last to first, so that the first is compared first.
    for (const key of keysOf(left, right).reverse()) {
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
      pending.push({ a: at(left, key), b: at(right, key), pointer: `${pointer}/${step}` });
    }
  }
  return undefined;
}

type Container = Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function keysOf(a: Container, b: Container): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Array.isArray(a) ? keys.sort((x, y) => Number(x) - Number(y)) : keys.sort();
}

function at(container: Container, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined;
}
