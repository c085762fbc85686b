import { readdirSync, readFileSync } from 'node:fs';
import * as door from '@weighbridge/core/schema';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { generated as generate } from '../scripts/generated.ts';
import { SCHEMAS } from '../src/schema/registry.ts';
import { SAMPLES } from './samples.ts';

const folder = new URL('../schema/', import.meta.url);
const generated = generate();
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false });
addFormats.default(ajv);
const validators = new Map(
  Object.keys(SCHEMAS).map((name, i) => {
    const text = [...generated.values()][i] ?? '';
    return [name, ajv.compile(JSON.parse(text) as object)] as const;
  }),
);

/** Whether zod and the JSON Schema accept the value; they must agree. */
function isValid(name: string, value: unknown): boolean {
  const byZod = SCHEMAS[name]?.safeParse(value).success;
  const byJsonSchema = validators.get(name)?.(value);
  expect({ name, value, valid: byJsonSchema }).toEqual({ name, value, valid: byZod });
  return byZod === true;
}

test('the committed JSON Schemas match the zod schemas: run pnpm build if this fails', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...generated.keys()].toSorted());
  for (const [name, text] of generated) {
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  }
});

test('every exported schema is generated and has a sample', () => {
  const exported = Object.entries(door).filter(([name]) => name.endsWith('Schema'));
  const listed: ReadonlySet<unknown> = new Set(Object.values(SCHEMAS));
  expect(exported.filter(([, schema]) => !listed.has(schema)).map(([name]) => name)).toEqual([]);
  expect(exported).toHaveLength(listed.size);
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(SCHEMAS).sort());
});

test('every JSON Schema has its own id and refers to nothing outside itself', () => {
  const ids = [...generated.values()].map((text) => (JSON.parse(text) as { $id: string }).$id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^https:\/\/weighbridge\.dev\/schema\/core\/v1\/[a-z-]+\.json$/);
  for (const text of generated.values()) {
    for (const [, ref] of text.matchAll(/"\$ref": "([^"]*)"/g)) expect(ref).toMatch(/^#\/\$defs\//);
  }
});

test.for(Object.entries(SAMPLES))(
  '%s: accepts the sample, and refuses additions',
  ([name, sample]) => {
    expect(isValid(name, sample)).toBe(true);
    if (typeof sample === 'object' && name !== 'JsonObject') {
      expect(isValid(name, { ...sample, extra: 1 })).toBe(false);
    }
    for (const other of [undefined, null, 7, [], 'nothing of the kind'])
      expect(isValid(name, other)).toBe(false);
  },
);

/** Every way to remove one member or change its value, at any depth. */
function* mutations(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    const rebuild = (changed: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    if (!Array.isArray(value))
      yield Object.fromEntries(Object.entries(value).filter(([k]) => k !== key));
    for (const wrong of [
      null,
      -1,
      0.5,
      '',
      '../x',
      '\u0000',
      '2026-02-30T00:00:00Z',
      {},
      [[]],
      true,
    ])
      yield rebuild(wrong);
    for (const inner of mutations(member)) yield rebuild(inner);
  }
}

test.for(Object.entries(SAMPLES))(
  '%s: zod and JSON Schema agree on every mutated sample',
  ([name, sample]) => {
    const verdicts = [...mutations(sample)].map((value) => isValid(name, value));
    expect(verdicts.includes(false)).toBe(typeof sample === 'object' && name !== 'JsonObject');
  },
);
