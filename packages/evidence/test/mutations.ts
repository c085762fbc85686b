const WRONG = [null, -1, 0.5, '', '../x', '\u0000', '2026-02-30T00:00:00Z', {}, [[]], true];

/** The value, and every way to remove one member or change its value, at any depth. */
export function* mutations(value: unknown): Generator<unknown> {
  yield value;
  yield* changed(value);
}

function* changed(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    const rebuild = (other: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    if (!Array.isArray(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([k]) => k !== key));
    }
    for (const wrong of WRONG) yield rebuild(wrong);
    for (const inner of changed(member)) yield rebuild(inner);
  }
}
