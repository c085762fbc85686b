import type { JsonObject } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attested, HEX, NOW, ROOT_HEX, signer, trust } from '../../../test/support/attested.ts';
import { ModelSigningError } from '../../error.ts';
import { evidenceStatement } from '../evidence-statement.ts';
import { signAttestation } from '../make-attestation.ts';
import { parseEvidenceStatement } from '../parse-evidence.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { verifyAttestation } from '../verify-attestation.ts';

const ITEM = {
  type: 'runtime/digest',
  producer: { name: 'sensor', version: '1.2' },
  observedAt: '2026-11-23T11:00:00Z',
  expiresAt: '2026-11-24T11:00:00Z',
  tier: 'measured',
  locator: 'pod/fraud-1',
  payload: { observations: [] },
} as const;
const MODEL = {
  name: 'fraud',
  payloadDigest: `sha256:${HEX}`,
  root: `sha256:${ROOT_HEX}`,
} as const;
const utf8 = (text: string) => new TextEncoder().encode(text);
const bundleOf = async (predicate: JsonObject) =>
  utf8(await attested(PREDICATE_TYPES.evidence, predicate));
const verify = (bundle: Uint8Array) =>
  verifyAttestation(bundle, {
    trust,
    policy: { predicateTypes: [PREDICATE_TYPES.evidence], subjects: 'any' },
    now: NOW,
  });

describe('a statement of evidence', () => {
  test('says what was handed over, signed or not, with the same digest', async () => {
    const bare = evidenceStatement([ITEM], MODEL);
    const bundle = utf8(await signAttestation(bare, signer));
    const read = parseEvidenceStatement(bare);
    expect(read).toMatchObject({ method: null, items: [ITEM] });
    expect(read.subjects).toEqual([{ name: 'fraud', digest: { sha256: HEX, omsRoot: ROOT_HEX } }]);
    expect(parseEvidenceStatement(bundle)).toEqual({ ...read, method: 'key' });
    const verified = await verify(bundle);
    expect(verified.facts).toEqual({ kind: 'evidence', items: [ITEM] });
    expect(verified.payloadDigest).toBe(read.statement);
  });

  test('leaves out what the statement itself says about an item', () => {
    const whole = { ...ITEM, id: `sha256:${HEX}`, subject: { model: 'other' }, attested: 'me' };
    expect(evidenceStatement([whole], MODEL)).toEqual(evidenceStatement([ITEM], MODEL));
  });

  test('is not made where no reader would accept it', () => {
    expect(() => evidenceStatement([], MODEL)).toThrow('at least one item');
    expect(() => evidenceStatement([{ ...ITEM, tier: 'sure' as never }], MODEL)).toThrow('tier');
    expect(() => evidenceStatement([ITEM], { name: 'fraud' })).toThrow(RangeError);
  });
});

describe('a hostile one is refused with its location, and so is its verification', () => {
  test.for<readonly [string, JsonObject | readonly JsonObject[]]>([
    ['/predicate/items', []],
    ['/predicate/items', Array.from({ length: 10_001 }, () => ITEM)],
    ['/predicate/items/1', [ITEM, [] as never]],
    ['/predicate/items/0/type', [{ ...ITEM, type: 'Runtime/Digest' }]],
    ['/predicate/items/0/type', [{ ...ITEM, type: `a/${'b'.repeat(127)}` }]],
    ['/predicate/items/0/producer', [{ ...ITEM, producer: 'me' }]],
    ['/predicate/items/0/producer/name', [{ ...ITEM, producer: { name: '', version: '1' } }]],
    ['/predicate/items/0/producer/version', [{ ...ITEM, producer: { name: 'a' } }]],
    [
      '/predicate/items/0/producer/name',
      [{ ...ITEM, producer: { name: 'a'.repeat(257), version: '1' } }],
    ],
    ['/predicate/items/0/observedAt', [{ ...ITEM, observedAt: '2026-02-30T00:00:00Z' }]],
    ['/predicate/items/0/expiresAt', [{ ...ITEM, expiresAt: 'never' }]],
    ['/predicate/items/0/tier', [{ ...ITEM, tier: 'certain' }]],
    ['/predicate/items/0/locator', [{ ...ITEM, locator: 'x'.repeat(2001) }]],
    ['/predicate/items/0/payload', [{ ...ITEM, payload: [] }]],
  ])('%s', async ([pointer, items]) => {
    const hostile = await bundleOf({ items: items as readonly JsonObject[] });
    const refusal = expect.objectContaining({
      code: 'ATTESTATION_MALFORMED',
      details: { pointer },
    });
    expect(() => parseEvidenceStatement(hostile)).toThrow(refusal);
    await expect(verify(hostile)).rejects.toEqual(refusal);
    const benign = await bundleOf({ items: [ITEM] });
    expect(parseEvidenceStatement(benign).items).toEqual([ITEM]);
    await expect(verify(benign)).resolves.toMatchObject({ facts: { kind: 'evidence' } });
  });

  test('takes 10,000 items', async () => {
    const items = Array.from({ length: 10_000 }, () => ({ ...ITEM, payload: {} }));
    expect(parseEvidenceStatement(await bundleOf({ items })).items).toHaveLength(10_000);
  });

  test('more than 8 MiB', async () => {
    const of = (length: number) =>
      bundleOf({ items: [{ ...ITEM, payload: { text: 'x'.repeat(length) } }] });
    const refusal = expect.objectContaining({ code: 'ATTESTATION_TOO_LARGE' });
    const hostile = await of(8 * 1024 * 1024);
    expect(() => parseEvidenceStatement(hostile)).toThrow(refusal);
    await expect(verify(hostile)).rejects.toEqual(refusal);
    const benign = await of(8 * 1024 * 1024 - 1000);
    await expect(verify(benign)).resolves.toMatchObject({ facts: { kind: 'evidence' } });
  });

  test('a statement of something else', async () => {
    const other = utf8(await attested(PREDICATE_TYPES.posture, { items: [ITEM] }));
    expect(() => parseEvidenceStatement(other)).toThrow(
      expect.objectContaining({ code: 'ATTESTATION_PREDICATE' }),
    );
  });

  test('bytes that are not a statement at all', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map(utf8),
      fc.jsonValue().map((value) => utf8(JSON.stringify({ _type: value }))),
      fc
        .jsonValue()
        .map((subject) =>
          utf8(JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject })),
        ),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        expect(() => parseEvidenceStatement(given)).toThrow(ModelSigningError);
      }),
      { numRuns: propertyRuns({ short: 500, long: 15_000 }) },
    );
  });
});
