import type { JsonObject } from '@weighbridge/core';
import type { Policy } from '../../src/policy.ts';

/** Made with OpenSSL 3.0.19: `openssl ecparam -name prime256v1 -genkey`, `openssl req -new -x509`. */
export const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEvvps3lcV9Xrz4/Y1GMb4u1cM4FyK
OJh7mO3RV5P6V67tsCIU8wOw97SNgkxwNjt2zhGYD8gjrh5iIBlpuNsXUg==
-----END PUBLIC KEY-----
`;
/** `openssl pkey -pubin -outform DER | sha256sum`. */
export const KEY_FINGERPRINT =
  'sha256:a4e17342ab62f2cf39ef507a364ece54bfaa083dbd2452b749b8a98795d5a67d';
export const ANCHOR = `-----BEGIN CERTIFICATE-----
MIIBlzCCAT2gAwIBAgIUcAesAQh8LU+Lpmyn5u6kb/qchREwCgYIKoZIzj0EAwIw
IDEeMBwGA1UEAwwVV2VpZ2hicmlkZ2UgdGVzdCByb290MCAXDTI2MTEyMzA1NDcz
NVoYDzIxMjYxMDMwMDU0NzM1WjAgMR4wHAYDVQQDDBVXZWlnaGJyaWRnZSB0ZXN0
IHJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS++mzeVxX1evPj9jUYxvi7
VwzgXIo4mHuY7dFXk/pXru2wIhTzA7D3tI2CTHA2O3bOEZgPyCOuHmIgGWm42xdS
o1MwUTAdBgNVHQ4EFgQU4ttOfpxz1YnB/dP5qDVB8nijYDUwHwYDVR0jBBgwFoAU
4ttOfpxz1YnB/dP5qDVB8nijYDUwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQD
AgNIADBFAiA8AI9y//Qod18pE+KCMEOuCse3FP4QXb0m1jcacm0wOQIhAKAzEfaJ
HEchZmnS704mvvAhGsSQfMwbNQrUP2+i5uEr
-----END CERTIFICATE-----
`;
/** `openssl x509 -fingerprint -sha256`. */
export const ANCHOR_FINGERPRINT =
  'sha256:e0b31c520cb0c9fefb422347530ed837b7dae0b052d55452615a65c5fe528b5d';

/** Three signers, one for each method, and where models may be made. */
export const signing: Pick<Policy, 'signers' | 'provenance'> = {
  signers: [
    { name: 'team', method: 'key', publicKey: PUBLIC_KEY },
    { name: 'house', method: 'certificate', anchors: ANCHOR, subject: 'CN=Release' },
    {
      name: 'pipeline',
      method: 'sigstore',
      identity: 'https://git.example.org/acme/models/.github/workflows/release.yml@refs/heads/main',
      issuer: 'https://token.example.org',
    },
  ],
  provenance: {
    builders: ['https://builder.example.org/v1'],
    sources: ['git+https://git.example.org/acme/models'],
  },
};

export const KEY: JsonObject = {
  method: 'key',
  name: KEY_FINGERPRINT,
  keyFingerprint: KEY_FINGERPRINT,
  keyType: 'P-256',
};
export const STRANGER: JsonObject = { ...KEY, keyFingerprint: `sha256:${'00'.repeat(32)}` };
export const CERTIFICATE: JsonObject = {
  ...STRANGER,
  method: 'certificate',
  certificateSubject: 'CN=Release',
  anchorFingerprint: ANCHOR_FINGERPRINT,
};
export const SIGSTORE: JsonObject = {
  ...STRANGER,
  method: 'sigstore',
  identity: 'https://git.example.org/acme/models/.github/workflows/release.yml@refs/heads/main',
  issuer: 'https://token.example.org',
};

const ROOT = `sha256:${'a1'.repeat(32)}`;
const PAYLOAD = `sha256:${'b2'.repeat(32)}`;
export const OTHER = `sha256:${'c3'.repeat(32)}`;

export const signature = (changes: JsonObject = {}): JsonObject => ({
  format: 'oms',
  path: 'model.sig',
  verified: true,
  method: 'key',
  signer: KEY,
  signedAt: [],
  root: ROOT,
  payloadDigest: PAYLOAD,
  ...changes,
});
export const problem = (code: string): JsonObject => ({
  verified: false,
  problem: { code, stage: 'files', message: 'what went wrong' },
});

export const paths = (...listed: readonly string[]): JsonObject => ({
  count: listed.length,
  listed,
});
/** Files that the signature leaves out, and whether they can be loaded. */
export const files = (...loadable: readonly (boolean | null)[]): JsonObject => ({
  count: loadable.length,
  loadable: loadable.filter((each) => each === true).length,
  unknown: loadable.filter((each) => each === null).length,
  listed: loadable.map((each, at) => ({
    path: `extra-${at}.bin`,
    sizeBytes: 1,
    kind: 'file',
    loadable: each,
  })),
});
export const manifest = (changes: JsonObject = {}): JsonObject => ({
  path: 'model.sig',
  signer: KEY,
  payloadDigest: PAYLOAD,
  verified: 3,
  verifiedBytes: 9,
  complete: true,
  notChecked: paths(),
  mismatched: paths(),
  missing: paths(),
  unsignedPresent: files(),
  ignoredPresent: files(),
  renamed: { count: 0, listed: [] },
  ...changes,
});

export const serving = (changes: JsonObject = {}): JsonObject => ({
  role: 'serving',
  place: 'models/fraud',
  observedAt: '2026-11-23T00:00:00Z',
  root: ROOT,
  payloadDigest: PAYLOAD,
  ...changes,
});
export const admission = (changes: JsonObject = {}): JsonObject => ({
  ...serving(),
  role: 'admission',
  place: 'attestations/posture-vsa.json',
  observedAt: '2026-11-01T00:00:00Z',
  signer: KEY,
  ...changes,
});
export const sightings = (...observations: readonly JsonObject[]): JsonObject => ({ observations });

export const provenance = (changes: JsonObject = {}): JsonObject => ({
  path: 'attestations/provenance.json',
  verified: true,
  signer: KEY,
  signedAt: [],
  predicateType: 'https://slsa.dev/provenance/v1',
  subjectDigest: PAYLOAD,
  builder: 'https://builder.example.org/v1',
  source: 'git+https://git.example.org/acme/models',
  ...changes,
});
