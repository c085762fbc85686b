import { bundleToJSON } from '@sigstore/bundle';
import {
  FulcioSigner,
  MessageSignatureBundleBuilder,
  RekorWitness,
  TSAWitness,
} from '@sigstore/sign';
import type { JsonObject } from '@weighbridge/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBundle } from '../src/bundle/parse-bundle.ts';
import { trustSigstore } from '../src/sigstore/trust-sigstore.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { makeToken } from './support/identity-token.ts';
import { IDENTITY, withAt } from './support/keyless.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';
import { verifyMessage } from './support/verify-message.ts';

const MESSAGE = Buffer.from('weights');
let sigstore: SigstoreInstance;
let bundle: JsonObject;

beforeAll(async () => {
  sigstore = await startSigstore();
  const builder = new MessageSignatureBundleBuilder({
    signer: new FulcioSigner({
      fulcioBaseURL: sigstore.url,
      identityProvider: { getToken: async () => makeToken() },
    }),
    witnesses: [
      new RekorWitness({ rekorBaseURL: sigstore.url, majorApiVersion: 2 }),
      new TSAWitness({ tsaBaseURL: sigstore.url }),
    ],
  });
  const made = bundleToJSON(await builder.create({ data: MESSAGE })) as unknown as JsonObject;
  const material = made['verificationMaterial'] as JsonObject;
  const chain = material['x509CertificateChain'] as {
    readonly certificates: readonly JsonObject[];
  };
  const { x509CertificateChain: _, ...rest } = material;
  bundle = {
    ...made,
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { ...rest, certificate: chain.certificates[0] ?? {} },
  };
});

afterAll(async () => sigstore.close());

function verify(json: JsonObject, message: Uint8Array, identity: string = IDENTITY.identity): void {
  const root = parseTrustedRoot(JSON.stringify(sigstore.trustedRoot));
  const identities = [{ ...IDENTITY, identity }];
  verifyMessage(JSON.stringify(json), message, trustSigstore({ root, identities }));
}

test('a signature over one file verifies, for the suites of Sigstore', () => {
  expect(() => verify(bundle, MESSAGE)).not.toThrow();
});

test('another file, another digest or another signer does not verify', () => {
  const invalid = expect.objectContaining({ code: 'SIGNATURE_INVALID' });
  expect(() => verify(bundle, Buffer.from('others'))).toThrow(invalid);
  const digest = ['messageSignature', 'messageDigest', 'digest'];
  const claimed = withAt(bundle, digest, Buffer.alloc(32).toString('base64'));
  expect(() => verify(claimed, MESSAGE)).toThrow(invalid);
  const other = expect.objectContaining({ code: 'IDENTITY_MISMATCH' });
  expect(() => verify(bundle, MESSAGE, 'other@example.org')).toThrow(other);
});

test('it is not a model signature', () => {
  expect(() => parseBundle(JSON.stringify(bundle))).toThrow(
    expect.objectContaining({ stage: 'bundle' }),
  );
});
