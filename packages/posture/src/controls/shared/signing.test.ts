import type { JsonObject } from '@weighbridge/core';
import {
  pipelineProvenance,
  signatureManifest,
  signatureVerification,
} from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import {
  CERTIFICATE,
  files,
  KEY,
  manifest,
  OTHER,
  paths,
  problem,
  provenance,
  signature,
  signing,
  SIGSTORE,
  STRANGER,
} from '../../../test/support/signers.ts';
import type { Judgement } from '../../control.ts';
import type { Policy } from '../../policy.ts';
import { judgeManifest as judgeManifestPayload } from '../integrity/manifest.ts';
import { judgeSignature as judgeSignaturePayload } from '../integrity/signature.ts';
import { judgeProvenance as judgeProvenancePayload } from '../pipeline/provenance.ts';

const judgeSignature = asked(signatureVerification, judgeSignaturePayload);
const judgeManifest = asked(signatureManifest, judgeManifestPayload);
const judgeProvenance = asked(pipelineProvenance, judgeProvenancePayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const nobody: Policy = { name: 'nobody', requires: [] };

function said({ outcome, reason }: Judgement): string {
  return reason === undefined ? outcome : `${outcome} ${reason}`;
}

describe('signature/verification', () => {
  test.for<readonly [string, JsonObject, string]>([
    ['the key that the policy names', signature(), 'supports'],
    ['another key', signature({ signer: STRANGER }), 'adverse'],
    ['a certificate under the anchor', signature({ signer: CERTIFICATE }), 'supports'],
    [
      'a certificate under another anchor',
      signature({ signer: { ...CERTIFICATE, anchorFingerprint: OTHER } }),
      'adverse',
    ],
    [
      'a certificate with another subject',
      signature({ signer: { ...CERTIFICATE, certificateSubject: 'CN=Release2' } }),
      'adverse',
    ],
    [
      'a certificate that holds the key of the policy but no anchor',
      signature({ signer: { ...KEY, method: 'certificate' } }),
      'adverse',
    ],
    ['the identity that the policy names', signature({ signer: SIGSTORE }), 'supports'],
    [
      'another issuer',
      signature({ signer: { ...SIGSTORE, issuer: 'https://token.example.org/' } }),
      'adverse',
    ],
    [
      'a longer identity',
      signature({
        signer: {
          ...SIGSTORE,
          identity:
            'https://git.example.org/acme/models/.github/workflows/release.yml@refs/heads/mainx',
        },
      }),
      'adverse',
    ],
    ['a changed file', signature(problem('FILES_MISMATCH')), 'adverse'],
    ['a bad signature', signature(problem('SIGNATURE_INVALID')), 'adverse'],
    [
      'a lapsed certificate',
      signature(problem('CERTIFICATE_LAPSED')),
      'inconclusive signature-lapsed',
    ],
    ['nothing checked', signature({ verified: null }), 'inconclusive'],
    ['no signer', signature({ signer: undefined }), 'inconclusive'],
    ['a failure without a reason', signature({ verified: false }), 'inconclusive'],
    ['no answer', {}, 'inconclusive'],
  ])('%s', ([, payload, expected]) => {
    expect(said(judgeSignature(payload, policy))).toBe(expected);
    expect(judgeSignature(payload, nobody).outcome).toBe('inconclusive');
  });

  test("names the signer with the policy's name", () => {
    expect(judgeSignature(signature(), policy).message).toBe('The model is as team signed it.');
  });
});

describe('signature/manifest', () => {
  test.for<readonly [string, JsonObject, string]>([
    ['every file', manifest(), 'supports'],
    ['an extra file', manifest({ unsignedPresent: files(false) }), 'adverse'],
    [
      'a renamed file',
      manifest({ renamed: { count: 1, listed: [{ from: 'a', to: 'b' }] } }),
      'adverse',
    ],
    [
      'an ignored file that can be loaded',
      manifest({ ignoredPresent: files(true, false) }),
      'adverse',
    ],
    [
      'an ignored file of no known format',
      manifest({ ignoredPresent: files(null) }),
      'inconclusive',
    ],
    ['an ignored document', manifest({ ignoredPresent: files(false) }), 'supports'],
    ['a part of the files', manifest({ complete: false }), 'inconclusive'],
    ['files that were not compared', manifest({ notChecked: paths('b.bin') }), 'inconclusive'],
    ['a changed file', manifest({ mismatched: paths('b.bin') }), 'inconclusive'],
    ['a missing file', manifest({ missing: paths('b.bin') }), 'inconclusive'],
    ['a list of nothing', manifest({ verified: 0 }), 'inconclusive'],
    ['a list by a stranger', manifest({ signer: STRANGER }), 'inconclusive'],
    [
      'a list with a count below its number of names',
      manifest({ missing: { count: 0, listed: ['a'] } }),
      'inconclusive',
    ],
  ])('%s', ([, payload, expected]) => {
    expect(said(judgeManifest(payload, policy))).toBe(expected);
    expect(judgeManifest(payload, nobody).outcome).toBe('inconclusive');
  });

  test('counts what was cut from the list', () => {
    const many = { ...files(true), count: 1200, loadable: 1200 };
    expect(judgeManifest(manifest({ ignoredPresent: many }), policy).message).toContain(
      'extra-0.bin and 1199 more',
    );
  });

  test('says that there are ignored files beside the others', () => {
    expect(judgeManifest(manifest({ ignoredPresent: files(false) }), policy).message).toContain(
      '1 ignored file',
    );
  });
});

describe('pipeline/provenance', () => {
  test.for<readonly [string, JsonObject, string]>([
    ['an allowed builder and source', provenance(), 'supports'],
    ['another builder', provenance({ builder: 'https://builder.example.org/v1/' }), 'adverse'],
    [
      'another source',
      provenance({ source: 'git+https://git.example.org/evil/models' }),
      'adverse',
    ],
    ['no builder', provenance({ builder: null }), 'inconclusive'],
    ['no source', provenance({ source: null }), 'inconclusive'],
    ['other bytes', provenance({ subjectDigest: null }), 'adverse'],
    [
      'provenance that does not say which bytes',
      provenance({ subjectDigest: undefined }),
      'inconclusive',
    ],
    ['a stranger', provenance({ signer: STRANGER }), 'adverse'],
    ['a bad signature', provenance(problem('SIGNATURE_INVALID')), 'adverse'],
    ['nothing checked', provenance({ verified: null }), 'inconclusive'],
    ['no answer', {}, 'inconclusive'],
  ])('%s', ([, payload, expected]) => {
    expect(said(judgeProvenance(payload, policy))).toBe(expected);
    expect(judgeProvenance(payload, nobody).outcome).toBe('inconclusive');
  });

  test('a policy without builders or without sources passes nothing', () => {
    const { signers = [] } = signing;
    for (const lists of [undefined, { builders: [], sources: [] }]) {
      const bare: Policy = { ...nobody, signers, ...(lists && { provenance: lists }) };
      expect(judgeProvenance(provenance(), bare).outcome).toBe('inconclusive');
    }
  });
});
