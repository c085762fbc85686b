import { Buffer } from 'node:buffer';
import type { JsonObject } from '@weighbridge/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ModelSigningError } from '../src/error.ts';
import { makeToken, CLAIMS } from './support/identity-token.ts';
import { at, signAt, textAt, verifyBy, ways, withAt } from './support/keyless.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';

type Way = 'v1' | 'v1-tsa' | 'v2';

const WAYS = ['v1', 'v1-tsa', 'v2'] as const;
const MATERIAL = ['verificationMaterial'] as const;
const CERTIFICATE = [...MATERIAL, 'certificate', 'rawBytes'] as const;
const ENTRIES = [...MATERIAL, 'tlogEntries'] as const;
const ENTRY = [...ENTRIES, 0] as const;
const PROOF = [...ENTRY, 'inclusionProof'] as const;
const PROMISE = [...ENTRY, 'inclusionPromise'] as const;
const STAMPS = [...MATERIAL, 'timestampVerificationData', 'rfc3161Timestamps'] as const;
const ENVELOPE = ['dsseEnvelope'] as const;

let sigstore: SigstoreInstance;
let other: SigstoreInstance;
/** For each kind: a bundle, another by the same signer, and one by another signer over the same payload. */
let bundles: Record<Way, readonly [JsonObject, JsonObject, JsonObject]>;

beforeAll(async () => {
  sigstore = await startSigstore();
  other = await startSigstore();
  const stranger = makeToken({ ...CLAIMS, email: 'stranger@example.org' });
  const made = await Promise.all(
    WAYS.map(async (way) => {
      const options = ways(sigstore.url)[way];
      const own = await signAt(sigstore, options);
      const second = await signAt(sigstore, options, '{"another":"payload"}');
      const theirs = await signAt(sigstore, { ...options, identityToken: stranger });
      return [way, [own, second, theirs]] as const;
    }),
  );
  bundles = Object.fromEntries(made) as typeof bundles;
});

afterAll(async () => {
  await sigstore.close();
  await other.close();
});

/** The code of the refusal, or `accepted`. */
async function refused(bundle: JsonObject, root = sigstore.trustedRoot): Promise<string> {
  const outcome = await verifyBy(root, bundle).then(
    () => 'accepted',
    (error: unknown) => {
      expect(error).toBeInstanceOf(ModelSigningError);
      return (error as ModelSigningError).code;
    },
  );
  return outcome;
}

const swap = (
  bundle: JsonObject,
  from: JsonObject,
  path: readonly (string | number)[],
): JsonObject => withAt(bundle, path, at(from, path));

describe.each(WAYS)('%s', (way) => {
  test('another payload, payload type or signature', async () => {
    const [own, second] = bundles[way];
    expect(await refused(swap(own, second, [...ENVELOPE, 'payload']))).toBe(
      'TRANSPARENCY_MISMATCH',
    );
    const retyped = withAt(own, [...ENVELOPE, 'payloadType'], 'text/plain');
    expect(await refused(retyped)).toBe(
      way === 'v2' ? 'TRANSPARENCY_MISMATCH' : 'SIGNATURE_INVALID',
    );
    const resigned = swap(own, second, [...ENVELOPE, 'signatures']);
    expect(await refused(resigned)).toBe(
      way === 'v1' ? 'TRANSPARENCY_MISMATCH' : 'SIGNATURE_TIME_INVALID',
    );
  });

  test('another person’s certificate, one of another instance, or none', async () => {
    const [own, , theirs] = bundles[way];
    expect(await refused(swap(own, theirs, CERTIFICATE))).toBe('SIGNATURE_INVALID');
    const foreign = await signAt(other, ways(other.url)[way]);
    expect(await refused(swap(own, foreign, CERTIFICATE))).toBe('SIGSTORE_CERTIFICATE');
    expect(await refused(withAt(own, CERTIFICATE, 'AAAA'))).toBe('CERTIFICATE_MALFORMED');
  });

  test('the whole bundle of another instance', async () => {
    const foreign = await signAt(other, ways(other.url)[way]);
    expect(await refused(foreign)).not.toBe('accepted');
    expect(await refused(foreign, other.trustedRoot)).toBe('accepted');
  });

  test('the log entry of another signature', async () => {
    const [own, second] = bundles[way];
    expect(await refused(swap(own, second, ENTRIES))).toBe('TRANSPARENCY_MISMATCH');
  });

  test('a body that the proof is not about', async () => {
    const [own, second] = bundles[way];
    const forged = swap(second, own, [...ENTRY, 'canonicalizedBody']);
    expect(await refused(swap(own, forged, ENTRIES))).toBe(
      way === 'v2' ? 'TRANSPARENCY_PROOF' : 'TRANSPARENCY_PROMISE',
    );
  });

  test('a proof, index or checkpoint that does not hold', async () => {
    const [own, second] = bundles[way];
    expect(await refused(swap(own, second, PROOF))).toBe('TRANSPARENCY_PROOF');
    const moved = withAt(own, [...PROOF, 'logIndex'], '9999');
    expect(await refused(moved)).toBe('TRANSPARENCY_PROOF');
    expect(await refused(swap(own, second, [...PROOF, 'checkpoint']))).toBe('TRANSPARENCY_PROOF');
    expect(await refused(withAt(own, PROOF, undefined))).toBe('TRANSPARENCY_MISSING');
    const unsigned = withAt(own, [...PROOF, 'checkpoint', 'envelope'], 'log\n1\nAAAA\n\n');
    expect(await refused(unsigned)).toBe('TRANSPARENCY_PROOF');
  });

  test('a number in another spelling', async () => {
    const [own] = bundles[way];
    const spellings = ['', '-1', 'one', '1e3', '0x1', ' 1', '01', '+1', '1.0', '9'.repeat(17)];
    for (const member of [
      [...ENTRY, 'logIndex'],
      [...ENTRY, 'integratedTime'],
      [...PROOF, 'logIndex'],
      [...PROOF, 'treeSize'],
    ]) {
      for (const spelling of spellings) {
        expect(await refused(withAt(own, member, spelling))).toBe('BUNDLE_MALFORMED');
      }
    }
  });

  test('one entry twice', async () => {
    const [own] = bundles[way];
    const entry = at(own, ENTRY);
    expect(await refused(withAt(own, ENTRIES, [entry, entry]))).not.toBe('accepted');
  });

  test('more entries than any signer writes', async () => {
    const [own] = bundles[way];
    const many = Array.from({ length: 40 }, () => at(own, ENTRY));
    expect(await refused(withAt(own, ENTRIES, many))).toBe('BUNDLE_TOO_LARGE');
  });
});

describe('promises and timestamps', () => {
  test('a promise of another entry, or at another time or index', async () => {
    const [own, second] = bundles.v1;
    expect(await refused(swap(own, second, PROMISE))).toBe('TRANSPARENCY_PROMISE');
    const index = withAt(own, [...ENTRY, 'logIndex'], '12');
    expect(await refused(index)).toBe('TRANSPARENCY_PROMISE');
    const time = Number(at(own, [...ENTRY, 'integratedTime'])) + 1;
    const later = withAt(own, [...ENTRY, 'integratedTime'], String(time));
    expect(await refused(later)).toBe('TRANSPARENCY_PROMISE');
  });

  test('no promise and no timestamp leave nothing that proves the time', async () => {
    const [own] = bundles.v1;
    expect(await refused(withAt(own, PROMISE, undefined))).toBe('SIGNATURE_TIME_MISSING');
    const [modern] = bundles.v2;
    expect(await refused(withAt(modern, STAMPS, []))).toBe('SIGNATURE_TIME_MISSING');
  });

  test('ignores a time that a log states without promising it', async () => {
    const [own] = bundles.v2;
    const stated = withAt(own, [...ENTRY, 'integratedTime'], '1700000000');
    expect(await refused(withAt(stated, STAMPS, []))).toBe('SIGNATURE_TIME_MISSING');
  });

  test('ignores a timestamp of an unknown authority', async () => {
    const unknown = { ...sigstore.trustedRoot, timestampAuthorities: [] };
    expect(await refused(bundles.v2[0], unknown)).toBe('SIGNATURE_TIME_MISSING');
    const both = await signAt(sigstore, ways(sigstore.url)['v1-tsa']);
    const promised = await verifyBy(unknown, both).catch((error: unknown) => error);
    expect(promised).toMatchObject({ signedAt: [{ source: 'transparency-log' }] });
  });

  test('a timestamp of another signature, of another authority, twice, or no timestamp at all', async () => {
    const [own, second] = bundles.v2;
    expect(await refused(swap(own, second, STAMPS))).toBe('SIGNATURE_TIME_INVALID');
    const foreign = await signAt(other, ways(other.url).v2);
    expect(await refused(swap(own, foreign, STAMPS))).toBe('SIGNATURE_TIME_INVALID');
    const stamp = at(own, [...STAMPS, 0]);
    expect(await refused(withAt(own, STAMPS, [stamp, stamp]))).toBe('SIGNATURE_TIME_INVALID');
    const garbage = withAt(own, STAMPS, [{ signedTimestamp: 'MAMCAQA=' }]);
    expect(await refused(garbage)).toBe('SIGNATURE_TIME_INVALID');
  });
});

describe('certificates and logs at the proved time', () => {
  test('a certificate that is not valid yet', async () => {
    const early = await startSigstore({ issuedAt: new Date(Date.now() + 3_600_000) });
    try {
      for (const way of WAYS) {
        const bundle = await signAt(early, ways(early.url)[way]);
        expect(await refused(bundle, early.trustedRoot)).toBe('SIGSTORE_CERTIFICATE_TIME');
      }
    } finally {
      await early.close();
    }
  });

  test('an entry that was logged with another certificate', async () => {
    const [own] = bundles.v1;
    const pem = `-----BEGIN CERTIFICATE-----\n${textAt(own, CERTIFICATE)}\n-----END CERTIFICATE-----\n`;
    const forging = await startSigstore({ verifier: Buffer.from(pem).toString('base64') });
    try {
      const bundle = await signAt(forging);
      expect(await refused(bundle, forging.trustedRoot)).toBe('TRANSPARENCY_MISMATCH');
    } finally {
      await forging.close();
    }
  });

  test('a certificate that no known log published', async () => {
    const [own] = bundles.v1;
    const unknown = { ...sigstore.trustedRoot, ctlogs: other.trustedRoot['ctlogs'] ?? [] };
    expect(await refused(own, unknown)).toBe('CERTIFICATE_TRANSPARENCY');
    const none = { ...sigstore.trustedRoot, ctlogs: [] };
    expect(await refused(own, none)).toBe('CERTIFICATE_TRANSPARENCY');
  });

  test('a log that was retired before, by promise and by checkpoint', async () => {
    const retired = (index: number): JsonObject =>
      withAt(sigstore.trustedRoot, ['tlogs', index, 'publicKey', 'validFor'], {
        start: '2020-01-01T00:00:00Z',
        end: '2021-01-01T00:00:00Z',
      });
    expect(await refused(bundles.v1[0], retired(0))).toBe('TRANSPARENCY_PROMISE');
    expect(await refused(bundles.v2[0], retired(1))).toBe('TRANSPARENCY_PROOF');
    expect(await refused(bundles.v2[0], retired(0))).toBe('accepted');
  });

  test('an authority that was retired before', async () => {
    const retired = withAt(sigstore.trustedRoot, ['certificateAuthorities', 0, 'validFor'], {
      start: '2020-01-01T00:00:00Z',
      end: '2021-01-01T00:00:00Z',
    });
    expect(await refused(bundles.v1[0], retired)).toBe('SIGSTORE_CERTIFICATE');
  });
});
