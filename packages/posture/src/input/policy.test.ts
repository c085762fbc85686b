import { canonicalDigest } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { bom, fact, goodFacts, NOW, replaced, statusOf, waiver } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { signing } from '../../test/support/signers.ts';
import { assess } from '../assess.ts';
import type { Policy } from '../policy.ts';

const BARE: Policy = { name: 'house', requires: ['WB-ART-1'] };
const WAIVER = waiver();

/** The refusal of a policy with some wrong members. */
const refused = (members: object) =>
  refusalOf(() => assess([], [], { ...BARE, ...members } as Policy, NOW));
const waived = (members: object) => refused({ waivers: [WAIVER, { ...WAIVER, ...members }] });
const long = (length: number) => 'x'.repeat(length);

describe('a policy is refused with the place and the problem', () => {
  test.for([
    ['/policy/name: expected non-empty text', { name: '' }],
    ['/policy/name: expected non-empty text', { name: 7 }],
    ['/policy/name: a lone surrogate is not text', { name: 'a\ud800' }],
    ['/policy/name: expected at most 128 characters', { name: long(129) }],
    ['/policy/name: expected no control or format characters', { name: 'a\u2028b' }],
    ['/policy/description: expected non-empty text', { description: '' }],
    ['/policy/requires: expected an array', { requires: {} }],
    ['/policy/requires/1: expected non-empty text', { requires: ['WB-ART-1', ''] }],
    ['/policy/licences: expected an object', { licences: [] }],
    ['/policy/licences/allow: expected an array', { licences: { allow: 'MIT' } }],
    ['/policy/licences/allow/1: expected non-empty text', { licences: { allow: ['MIT', 1] } }],
    ['/policy/maxAgeDays: expected an object', { maxAgeDays: null }],
    [
      '/policy/maxAgeDays/WB-ART-1: expected a number of days above 0',
      { maxAgeDays: { 'WB-ART-1': 0 } },
    ],
    [
      '/policy/maxAgeDays/WB-ART-1: expected a number of days above 0',
      { maxAgeDays: { 'WB-ART-1': '7' } },
    ],
    ['/policy/bom: expected one of shipped', { bom: 'generated' }],
    ['/policy/bom: expected one of shipped', { bom: null }],
    ['/policy/advisory: expected an array', { advisory: 'WB-ART-2' }],
    ['/policy/advisory/1: expected non-empty text', { advisory: ['WB-ART-2', 1] }],
    [
      '/policy/advisory: WB-ART-1 is required, so it cannot be advisory',
      { advisory: ['WB-ART-1'] },
    ],
    ['/policy/clusters: expected an array', { clusters: 'eu' }],
    ['/policy/clusters/1: expected non-empty text', { clusters: ['eu', ''] }],
    ['/policy/clusters/0: expected at most 2000 characters', { clusters: [long(2001)] }],
    ['/policy/clusters: expected at most 1000 items', { clusters: Array(1001).fill('eu') }],
    ['/policy/waivers: expected an array', { waivers: {} }],
    ['/policy/provenance: expected an object', { provenance: 'ours' }],
    [
      '/policy/provenance/builders/1: expected non-empty text',
      { provenance: { builders: ['b', ''] } },
    ],
  ] as const)('%s', ([problem, members]) => {
    expect(refused(members)).toBe(`BAD_INPUT ${problem}`);
  });

  test.for([
    ['/scope: expected an object', { scope: 'all' }],
    ['/scope/model: expected non-empty text', { scope: {} }],
    ['/scope/model: expected at most 1024 characters', { scope: { model: long(1025) } }],
    [
      '/scope/digest: expected <algorithm>:<lower-case hex>',
      { scope: { model: 'm', digest: 'sha256:AB' } },
    ],
    ['/issuedAt: expected an ISO 8601 UTC instant', { issuedAt: 'today' }],
    ['/notAfter: expected an ISO 8601 UTC instant', { notAfter: '2027-01-12' }],
    ['/id: expected non-empty text', { id: null }],
    ['/control: expected no control or format characters', { control: '\u200b' }],
    ['/who: expected non-empty text', { who: '' }],
    ['/who: expected at most 256 characters', { who: long(257) }],
    ['/reason: expected non-empty text', { reason: [] }],
    ['/reason: expected at most 2000 characters', { reason: long(2001) }],
    ['/ticket: expected non-empty text', { ticket: '' }],
    ['/ticket: expected at most 256 characters', { ticket: long(257) }],
  ] as const)('waiver %s', ([problem, members]) => {
    expect(waived(members)).toBe(`BAD_INPUT /policy/waivers/1${problem}`);
  });

  test('with the control that the catalogue lacks, cut if it is long', () => {
    expect(refused({ requires: [long(50)] })).toBe(
      `UNKNOWN_CONTROL /policy/requires/0: the catalogue holds no "${long(40)}"`,
    );
    expect(refused({ maxAgeDays: { 'a/b~c': 1 } })).toBe(
      'UNKNOWN_CONTROL /policy/maxAgeDays/a~1b~0c: the catalogue holds no "a/b~c"',
    );
  });

  test('with the instant that has not come, to the millisecond', () => {
    expect(waived({ issuedAt: '2026-11-23T12:00:00.001Z' })).toBe(
      'FUTURE_INPUT /policy/waivers/1/issuedAt: 2026-11-23T12:00:00.001Z is after now',
    );
    expect(waived({ issuedAt: NOW })).toBe('not refused');
  });

  test('but texts of the maximum length are read', () => {
    expect(refused({ name: long(128), description: long(2000) })).toBe('not refused');
    const scope = { model: long(1024) };
    const most = { who: long(256), reason: long(2000), ticket: long(256), scope };
    expect(waived(most)).toBe('not refused');
  });
});

describe('the digest of a policy', () => {
  const digestOf = (policy: Policy) => assess([], [], policy, NOW).policy.digest;
  const whole: Policy = {
    name: 'house',
    description: 'What we ask of every model.',
    requires: ['WB-ART-1', 'WB-BOM-4'],
    licences: { allow: ['Apache-2.0', 'MIT'], deny: ['AGPL-3.0-only'] },
    bom: 'shipped',
    maxAgeDays: { 'WB-ART-1': 0.5, 'WB-BOM-4': 30 },
    waivers: [
      { ...waiver({ id: 'W-1' }), ticket: 'SEC-7' },
      { ...waiver({ id: 'W-2' }), scope: { model: 'm', digest: `sha256:${'00'.repeat(32)}` } },
    ],
    signers: [...(signing.signers ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    provenance: { builders: ['https://a.example', 'https://b.example'], sources: ['s', 't'] },
  };

  test('covers everything in it, so that any change shows', () => {
    expect(digestOf(whole)).toBe(canonicalDigest(whole));
    expect(digestOf(BARE)).toBe(canonicalDigest({ ...BARE, waivers: [] }));
    expect(digestOf({ name: 'x', requires: 'all' })).toBe(
      canonicalDigest({ name: 'x', requires: 'all', waivers: [] }),
    );
  });

  test('is the same whatever the order of lists, and however often an entry is repeated', () => {
    const { licences, provenance, waivers = [], signers = [] } = whole;
    const shuffled = {
      ...whole,
      requires: ['WB-BOM-4', 'WB-ART-1', 'WB-BOM-4'],
      licences: { allow: ['MIT', 'Apache-2.0', 'MIT'], deny: licences?.deny ?? [] },
      waivers: [...waivers.toReversed(), ...waivers],
      signers: [...signers.toReversed(), ...signers],
      provenance: { builders: provenance?.builders.toReversed() ?? [], sources: ['t', 's', 't'] },
    };
    expect(digestOf(shuffled)).toBe(digestOf(whole));
  });

  test('leaves out members that the vocabulary does not define', () => {
    expect(digestOf({ ...BARE, colour: 'red' } as Policy)).toBe(digestOf(BARE));
  });
});

test('every required control counts, whatever their order', () => {
  const because = (...requires: readonly string[]) =>
    assess(goodFacts().slice(0, 1), [], { ...BARE, requires }, NOW).gate.because.map(
      ({ control }) => control,
    );
  expect(because('WB-BOM-4', 'WB-BOM-1')).toEqual(['WB-BOM-1', 'WB-BOM-4']);
  expect(because('WB-BOM-1', 'WB-BOM-4')).toEqual(['WB-BOM-1', 'WB-BOM-4']);
});

test('a policy that asks for a shipped bill of materials does not pass one that was made here', () => {
  const facts = replaced(fact('bom/cyclonedx', { ...bom, origin: 'generated' }));
  const said = (policy: Policy) => statusOf(assess(facts, [], policy, NOW), 'WB-BOM-1');
  expect(said(BARE)).toBe('pass evidence-generated');
  expect(said({ ...BARE, bom: 'shipped' })).toBe('unknown evidence-inconclusive');
});

test('advisory controls and clusters change the digest, their order does not', () => {
  const digestOf = (members: Partial<Policy>) =>
    assess([], [], { ...BARE, ...members }, NOW).policy.digest;
  const plain = digestOf({});
  for (const [one, other] of [
    [{ advisory: ['WB-ART-2', 'WB-BOM-1'] }, { advisory: ['WB-BOM-1', 'WB-ART-2'] }],
    [{ clusters: ['eu', 'us'] }, { clusters: ['us', 'eu'] }],
  ] as const) {
    expect(digestOf(one)).toBe(digestOf(other));
    expect(digestOf(one)).not.toBe(plain);
  }
});

test('an advisory control must be in the catalogue', () => {
  expect(refused({ advisory: ['WB-X-1'] })).toBe(
    'UNKNOWN_CONTROL /policy/advisory/0: the catalogue holds no "WB-X-1"',
  );
});
