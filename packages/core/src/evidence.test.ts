import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceId, makeEvidence } from './evidence.ts';
import { evidenceSchema } from './schema.ts';

const parts = {
  type: 'artifact/formats',
  subject: { model: 'm' },
  producer: { name: 'p', version: '1' },
  observedAt: '2026-11-23T12:00:00Z',
  tier: 'measured',
  locator: 'a',
  payload: { x: 1 },
} as const;

test('the id is the digest of everything else, in any order', () => {
  const evidence = makeEvidence(parts);
  expect(evidenceId(evidence)).toBe(evidence.id);
  expect(
    makeEvidence(Object.fromEntries(Object.entries(parts).toReversed()) as typeof parts).id,
  ).toBe(evidence.id);
});

test('any change changes the id, so tampering is detected', () => {
  const { id, ...evidence } = makeEvidence(parts);
  for (const change of [
    { tier: 'declared' },
    { observedAt: '2026-11-23T12:00:01Z' },
    { payload: { x: 2 } },
    { expiresAt: parts.observedAt },
    { subject: { model: 'n' } },
  ] as const) {
    expect(evidenceId({ id, ...evidence, ...change })).not.toBe(id);
  }
});

test('accepts any text of a model as payload and survives JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const hostile = `${text}\udc00`;
      const evidence = makeEvidence({
        ...parts,
        locator: hostile,
        payload: { a: [{ [`k${hostile}`]: hostile }] },
      });
      const back = evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)));
      expect(back).toEqual(evidence);
      expect(evidenceId(back)).toBe(evidence.id);
    }),
  );
});

test('shares a payload that needs no replacement', () => {
  const payload = { a: [1, { b: 'x' }] };
  expect(makeEvidence({ ...parts, payload }).payload).toBe(payload);
});
