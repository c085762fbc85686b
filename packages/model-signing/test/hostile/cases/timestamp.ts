import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { initializeTSA } from '@sigstore/mock';
import { trustKeys } from '../../../src/index.ts';
import type { HostileCase } from '../case.ts';
import { keyPair } from '../keys.ts';
import { carryOut } from '../plan.ts';
import type { Plan } from '../plan.ts';
import { planOf } from './certificate.ts';
import type { Chain } from './certificate.ts';

type Authority = Awaited<ReturnType<typeof initializeTSA>>;
type Stamp = (signature: Uint8Array, own: Authority) => Promise<Uint8Array>;

const SHA256 = '2.16.840.1.101.3.4.2.1';
const HOUR_MS = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS);
/** A certificate that expires soon, and one that has expired. */
const SHORT: Chain = { leaf: { from: inHours(-24), until: inHours(1) } };
const OVER: Chain = { leaf: { from: inHours(-24), until: inHours(-1) } };
/** When the model is verified. */
const TOMORROW = inHours(24);
const started = new Map<string, Promise<Authority>>();

/** Timestamps that are broken or taken from elsewhere, where the caller trusts an authority. */
export const timestampCases: readonly HostileCase[] = [
  stamped('TIMESTAMP_MALFORMED', 'timestamp-not-der', 'text in place of a timestamp', async () =>
    Buffer.from('no timestamp'),
  ),
  stamped('TIMESTAMP_MALFORMED', 'timestamp-refusal', 'an authority’s refusal', async () =>
    Buffer.from('30053003020102', 'hex'),
  ),
  stamped(
    'TIMESTAMP_MALFORMED',
    'timestamp-trailing',
    'bytes after a timestamp',
    async (signature, own) => Buffer.concat([await tokenOf(own, signature), Buffer.from([0])]),
  ),
  stamped(
    'TIMESTAMP_MISMATCH',
    'timestamp-elsewhere',
    'the timestamp of another signature',
    (_, own) => tokenOf(own, Buffer.from('another signature')),
  ),
  stamped(
    'TIMESTAMP_INVALID',
    'timestamp-changed',
    'a timestamp changed after it was signed',
    async (signature, own) => {
      const token = Buffer.from(await tokenOf(own, signature));
      token[token.length - 1] = (token.at(-1) ?? 0) ^ 1;
      return token;
    },
  ),
  early('timestamp-tomorrow', 'a timestamp of tomorrow'),
  lapsed('lapsed-unstamped', 'an expired certificate without a timestamp', SHORT, undefined),
  lapsed(
    'lapsed-stamped-by-stranger',
    'an expired certificate with the timestamp of an authority that is not trusted',
    SHORT,
    'stranger',
  ),
  lapsed(
    'lapsed-stamped-late',
    'an expired certificate with a timestamp made after it expired',
    OVER,
    'own',
  ),
];

/** A key bundle with a hostile timestamp, and a twin with a sound one. */
function stamped(
  code: HostileCase['code'],
  name: string,
  what: string,
  hostile: Stamp,
): HostileCase {
  return {
    code,
    name,
    what,
    async attempt(isHostile, world) {
      const own = await authority('own');
      const stamp = isHostile ? hostile : (signature: Uint8Array) => tokenOf(own, signature);
      const plan: Plan = {
        trust: () => trustKeys(keyPair().pem, { timestampAuthorities: pemOf(own) }),
        stamp: (signature) => stamp(signature, own),
      };
      return carryOut(plan, world);
    },
  };
}

/** A timestamp dated a day after the verification, and a twin of the same hour. */
function early(name: string, what: string): HostileCase {
  return {
    code: 'TIMESTAMP_FUTURE',
    name,
    what,
    async attempt(isHostile, world) {
      const own = await authority('own');
      const plan: Plan = {
        trust: () => trustKeys(keyPair().pem, { timestampAuthorities: pemOf(own) }),
        stamp: (signature) => tokenOf(own, signature),
        options: { now: isHostile ? inHours(-24) : inHours(0) },
      };
      return carryOut(plan, world);
    },
  };
}

/**
 * A certificate that has expired by the time of the verification, unless a timestamp from its lifetime proves
 * the signature older.
 */
function lapsed(name: string, what: string, hostile: Chain, by: string | undefined): HostileCase {
  return {
    code: 'CERTIFICATE_LAPSED',
    name,
    what,
    async attempt(isHostile, world) {
      const own = await authority('own');
      const stamping = by === undefined ? undefined : await authority(by);
      const used = isHostile ? stamping : own;
      return carryOut(
        {
          ...planOf(isHostile ? hostile : SHORT, pemOf(own)),
          options: { now: TOMORROW },
          ...(used && { stamp: (signature: Uint8Array) => tokenOf(used, signature) }),
        },
        world,
      );
    },
  };
}

/** The timestamp authority of this name, made once. */
function authority(name: string): Promise<Authority> {
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const made = started.get(name) ?? initializeTSA(keys());
  started.set(name, made);
  return made;
}

async function tokenOf(own: Authority, signature: Uint8Array): Promise<Uint8Array> {
  const artifactHash = createHash('sha256').update(signature).digest();
  const token = await own.timestamp({
    artifactHash,
    hashAlgorithmOID: SHA256,
    nonce: 1,
    policyOID: '1.2.3',
    certReq: true,
  });
  return bytes(token);
}

function pemOf(own: Authority): string {
  const certificates = [own.rootCertificate, own.intCertificate];
  return certificates.map((der) => new X509Certificate(bytes(der)).toString()).join('');
}

function bytes(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}
