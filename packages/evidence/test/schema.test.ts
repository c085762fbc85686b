import { readdirSync, readFileSync } from 'node:fs';
import { payloadSchema, SCHEMAS } from '@weighbridge/evidence/schema';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { generated } from '../scripts/generated.ts';
import { shapeProblem } from '../src/shape/check.ts';
import { filledWith } from '../src/shape/fill.ts';
import { evidenceTypes } from '../src/types/index.ts';
import { mutations } from './mutations.ts';

const folder = new URL('../schema/', import.meta.url);
const files = generated();
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false });
addFormats.default(ajv);
const validators = new Map(
  Object.keys(SCHEMAS).map((name, i) => {
    const text = [...files.values()][i] ?? '';
    return [name, ajv.compile(JSON.parse(text) as object)] as const;
  }),
);

test('the committed JSON Schemas match the shapes: run pnpm build if this fails', () => {
  const there = readdirSync(folder);
  const names = [...files.keys()];
  const missing = names.filter((name) => !there.includes(name));
  expect(missing, `schema/${missing.join(', schema/')} is not there`).toEqual([]);
  expect(there.toSorted()).toEqual(names.toSorted());
  for (const [name, text] of files) {
    expect(readFileSync(new URL(name, folder), 'utf8'), `schema/${name}`).toBe(text);
  }
});

test('the schema of a type is found by the type, and an unknown type has none', () => {
  expect(payloadSchema('bom/claims')).toBe(SCHEMAS['BomClaimsPayload']);
  expect(payloadSchema('bom/unheard-of')).toBeUndefined();
});

/** The only places where a reader may be more lenient than a maker of evidence: lengths of texts, unknown members. */
const LENIENT = new Set(['too_small', 'too_big', 'invalid_key', 'unrecognized_keys']);

test.for(evidenceTypes.map((each) => [each.type, each] as const))(
  '%s: zod and the JSON Schema agree on every mutation of every sample, and the check accepts no less',
  ([type, { name, shape, samples }]) => {
    const all = [samples.good, samples.adverse, samples.inconclusive, filledWith(shape, 'text')];
    const verdicts = all
      .filter((sample) => sample !== null)
      .flatMap((sample) => [...mutations(sample)])
      .map((value) => {
        const strict = payloadSchema(type)?.safeParse(value);
        const valid = strict?.success === true;
        expect({ value, valid }).toEqual({ value, valid: validators.get(name)?.(value) });
        const lenient = shapeProblem(shape, value) === undefined;
        if (valid !== lenient) {
          const codes = strict?.error?.issues.map(({ code }) => code) ?? [];
          expect({ value, lenient, codes: codes.filter((code) => !LENIENT.has(code)) }).toEqual({
            value,
            lenient: true,
            codes: [],
          });
        }
        return valid;
      });
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  },
);

test.for(evidenceTypes.map((each) => [each.type, each] as const))(
  '%s: a writer may add nothing, a reader accepts additions',
  ([type, { shape, samples }]) => {
    const more = { ...(samples.good as object), addedLater: 1 };
    expect(payloadSchema(type)?.safeParse(more).success).toBe(false);
    expect(shapeProblem(shape, more)).toBeUndefined();
  },
);
