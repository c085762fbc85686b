import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import {
  admission,
  KEY,
  provenance,
  serving,
  sightings,
  signature,
} from '../../../test/support/signers.ts';
import { rememberBom, rememberLicences } from '../bom/remember.ts';
import { rememberAdmissions, rememberSignature } from '../integrity/remember.ts';
import { rememberProvenance } from '../pipeline/remember.ts';

const FILE = `sha256:${'ab'.repeat(32)}`;
const WEIGHTS = `sha256:${'cd'.repeat(32)}`;
const seen = { file: FILE, weights: WEIGHTS };

describe('a signed file', () => {
  const payload = signature(seen);

  test('is remembered as a whole, if it is inside the model', () => {
    expect(rememberSignature.filesIn(payload)).toStrictEqual([
      { path: 'model.sig', digest: FILE, fact: payload },
    ]);
    expect(rememberProvenance.filesIn(provenance(seen))).toHaveLength(1);
    for (const path of [
      '',
      '/tmp/model.sig',
      '../x',
      'a/../b',
      'a//b',
      './a',
      '.',
      '..',
      'a/.',
      'a/..',
      'a\u0000b',
      'x'.repeat(2001),
    ]) {
      expect(rememberSignature.filesIn({ ...payload, path }), path).toEqual([]);
    }
    expect(rememberSignature.filesIn({ ...payload, path: 'x'.repeat(2000) })).toHaveLength(1);
    expect(rememberSignature.filesIn({ ...payload, path: '..a/...' })).toHaveLength(1);
    for (const file of [undefined, 'x', 7]) {
      expect(rememberSignature.filesIn({ ...payload, file } as JsonObject)).toEqual([]);
    }
  });

  test('is about the weights beside it', () => {
    expect(rememberSignature.weightsOf?.(payload)).toBe(WEIGHTS);
    expect(rememberSignature.weightsOf?.(signature())).toBe(undefined);
    expect(rememberProvenance.weightsOf?.(provenance(seen))).toBe(WEIGHTS);
    expect(rememberProvenance.weightsOf?.(provenance())).toBe(undefined);
    expect(rememberProvenance.weightsOf?.(provenance({ ...seen, subjectDigest: null }))).toBe(
      'others',
    );
  });

  test('is identified by what it says and who signed it', () => {
    const of = rememberSignature.identityOf;
    const said = [KEY['keyFingerprint'], payload['payloadDigest']];
    expect(of?.(payload)).toBe(JSON.stringify(said));
    expect(of?.({ ...payload, signer: undefined })).toBe(undefined);
    const made = rememberProvenance.identityOf;
    const whole = provenance(seen);
    for (const change of [
      { source: 'x' },
      { builder: 'x' },
      { subjectDigest: FILE },
      { predicateType: 'x' },
    ]) {
      expect(made?.({ ...whole, ...change })).not.toBe(made?.(whole));
    }
    expect(made?.({ ...whole, path: 'elsewhere', file: WEIGHTS })).toBe(made?.(whole));
  });

  test('is answered in the way of its kind', () => {
    expect(rememberSignature.newsAnywhere).toBe(true);
    expect(rememberSignature.mayReturn).toBe(true);
    expect(rememberProvenance.mayReturn).toBe(undefined);
    expect(rememberProvenance.newsAnywhere).toBe(undefined);
  });
});

test('admissions are remembered by their files, sightings are not', () => {
  const told = admission(seen);
  const payload = sightings(told, serving());
  const fact = { observations: [told] };
  expect(rememberAdmissions.filesIn(payload)).toStrictEqual([
    { path: 'attestations/posture-vsa.json', digest: FILE, fact },
  ]);
  expect(rememberAdmissions.filesIn({})).toEqual([]);
  expect(rememberAdmissions.weightsOf?.(fact)).toBe(WEIGHTS);
  expect(rememberAdmissions.weightsOf?.({})).toBe(undefined);
  expect(rememberAdmissions.merge?.(sightings(serving()), [fact, {}])).toStrictEqual(
    sightings(serving(), { ...told, gone: true }),
  );
});

test('a bill of materials is remembered if it came with the model', () => {
  const payload = { origin: 'shipped', path: 'bom.json', file: FILE };
  expect(rememberBom.filesIn(payload)).toStrictEqual([
    { path: 'bom.json', digest: FILE, fact: payload },
  ]);
  expect(rememberBom.filesIn({ origin: 'generated' })).toEqual([]);
  expect(rememberBom.documentsIn?.(payload)).toEqual(['bom.json']);
  expect(rememberBom.documentsIn?.({})).toEqual([]);
});

test('licences are remembered by the documents that name them', () => {
  const said = (expression: string, path?: string) => ({
    expression,
    tier: 'declared',
    ...(path === undefined ? {} : { file: { path, digest: FILE } }),
  });
  const licences = [said('MIT', 'a'), said('GPL-3.0-only', 'b'), said('MIT'), said('0BSD', 'a')];
  expect(rememberLicences.filesIn({ licences })).toStrictEqual([
    { path: 'a', digest: FILE, fact: { licences: [licences[0], licences[3]] } },
    { path: 'b', digest: FILE, fact: { licences: [licences[1]] } },
  ]);
  expect(rememberLicences.filesIn({})).toEqual([]);
  expect(rememberLicences.documentsIn?.({ documents: ['a', 7] })).toEqual(['a']);
  expect(rememberLicences.documentsIn?.({ documents: 'a' })).toEqual([]);
});

test.for([
  ['a signature', rememberSignature, 'or once somebody who may sign has signed the model anew'],
  [
    'provenance',
    rememberProvenance,
    'or once a new statement that holds stands at the same path, or the weights are others',
  ],
  [
    'an admission',
    rememberAdmissions,
    'or once the bytes that are here are admitted by a newer statement',
  ],
  [
    'a bill of materials',
    rememberBom,
    'or once a bill of materials that lists these bytes stands at the same path',
  ],
  ['a licence', rememberLicences, 'or once a document stands at the same path again'],
] as const)('the text says what answers %s besides the file itself', ([, kind, answer]) => {
  expect(kind.answer).toBe(answer);
});
