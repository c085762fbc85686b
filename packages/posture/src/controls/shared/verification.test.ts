import type { JsonObject } from '@weighbridge/core';
import { pipelineProvenance, signatureVerification } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import {
  CERTIFICATE,
  KEY,
  KEY_FINGERPRINT,
  problem,
  provenance,
  signature,
  signing,
  SIGSTORE,
  STRANGER,
} from '../../../test/support/signers.ts';
import type { Judge } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { judgeSignature as judgeSignaturePayload } from '../integrity/signature.ts';
import { judgeProvenance as judgeProvenancePayload } from '../pipeline/provenance.ts';

const judgeSignature = asked(signatureVerification, judgeSignaturePayload);
const judgeProvenance = asked(pipelineProvenance, judgeProvenancePayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const nobody: Policy = { name: 'nobody', requires: [] };
const unsaid = (what: string) => ({
  outcome: 'inconclusive',
  message: `The evidence does not have its type’s shape: ${what} is missing.`,
});

test.for<readonly [string, JsonObject, string]>([
  ['a key', KEY, 'team'],
  ['a certificate', CERTIFICATE, 'house'],
  ['an identity', SIGSTORE, 'pipeline'],
])("a signature by %s names its signer with the policy's name", ([, signer, name]) => {
  expect(judgeSignature(signature({ signer }), policy)).toMatchObject({
    outcome: 'supports',
    message: `The model is as ${name} signed it.`,
  });
});

test("a long signer's name is cut", () => {
  const [first] = signing.signers ?? [];
  const signers = first === undefined ? [] : [{ ...first, name: 'n'.repeat(161) }];
  expect(judgeSignature(signature(), { ...policy, signers }).message).toBe(
    `The model is as ${'n'.repeat(160)}… signed it.`,
  );
});

type Row = readonly [
  string,
  judge: Judge,
  make: (changes: JsonObject) => JsonObject,
  what: string,
  path: string,
];

describe.for<Row>([
  ['signature/verification', judgeSignature, signature, 'The model is', 'model.sig'],
  [
    'pipeline/provenance',
    judgeProvenance,
    provenance,
    'The provenance is',
    'attestations/provenance.json',
  ],
])('%s', ([, judge, make, what, path]) => {
  const said = (changes: JsonObject, by = policy) => judge(make(changes), by);

  test('by a stranger is adverse, and says how and by whom it is signed', () => {
    expect(said({ signer: STRANGER })).toEqual({
      outcome: 'adverse',
      message: `${what} signed by key ${KEY_FINGERPRINT}, whom the policy does not name.`,
      remedy: `Have it signed by someone whom the policy names, or name key ${KEY_FINGERPRINT} there if they may sign.`,
    });
    const mallory = { ...SIGSTORE, name: 'm'.repeat(200), identity: 'mallory@example.org' };
    expect(said({ signer: mallory })).toEqual({
      outcome: 'adverse',
      message: `${what} signed by sigstore ${'m'.repeat(160)}…, whom the policy does not name.`,
      remedy: `Have it signed by someone whom the policy names, or name sigstore ${'m'.repeat(160)}… there if they may sign.`,
    });
  });

  test('that does not hold is adverse, and says why', () => {
    expect(said(problem('FILES_MISMATCH'))).toEqual({
      outcome: 'adverse',
      message: 'The signature does not hold: FILES_MISMATCH: what went wrong',
      remedy: `Do not load what is signed; fetch it again from its signer, or have it signed as it is now (${path}).`,
    });
    const long = { code: 'C'.repeat(100), message: 'm'.repeat(1000) };
    expect(said({ verified: false, problem: long })).toMatchObject({
      outcome: 'adverse',
      message: `The signature does not hold: ${'C'.repeat(40)}…: ${'m'.repeat(160)}…`,
    });
  });

  test('whose certificate has expired is open, and says so', () => {
    expect(said(problem('CERTIFICATE_LAPSED'))).toEqual({
      outcome: 'inconclusive',
      reason: 'signature-lapsed',
      message:
        "The signer's certificate has lapsed, and nothing proves that the signature is older: what went wrong",
      remedy: `Have it signed again with an RFC 3161 timestamp, or by a signer whose certificate is valid (${path}).`,
    });
  });

  test('that nobody checked is open', () => {
    expect(said({ verified: null })).toEqual({
      outcome: 'inconclusive',
      message: 'The signature was not checked.',
      remedy: `Weigh again with hashing on (${path}).`,
    });
  });

  test('names its file if it is known, and cuts a long path', () => {
    const remedyIn = (at: JsonObject) => said({ verified: null, ...at }).remedy;
    expect(remedyIn({ path: '' })).toBe('Weigh again with hashing on.');
    expect(remedyIn({ path: 'x'.repeat(200) })).toBe(
      `Weigh again with hashing on (${'x'.repeat(160)}…).`,
    );
  });

  test.for<JsonObject>([{}, problem('FILES_MISMATCH'), { verified: null }, { signer: STRANGER }])(
    'is open under a policy that names nobody: %j',
    (changes) => {
      for (const by of [nobody, { ...nobody, signers: [] }]) {
        expect(said(changes, by)).toMatchObject({
          outcome: 'inconclusive',
          message: 'The policy names nobody who may sign.',
        });
      }
    },
  );

  test('that fails and does not say why is open', () => {
    expect(said({ verified: false })).toEqual(unsaid('problem'));
  });

  test('that holds and does not say who signed is open', () => {
    expect(said({ signer: undefined } as unknown as JsonObject)).toEqual(unsaid('signer'));
  });
});
