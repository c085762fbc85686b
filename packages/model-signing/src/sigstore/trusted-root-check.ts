import { createPublicKey } from 'node:crypto';
import { parseInstant } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { Certificate } from '../x509/certificate.ts';

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  'application/vnd.dev.sigstore.trustedroot.v0.1+json',
  'application/vnd.dev.sigstore.trustedroot.v0.2+json',
]);
const MAX_ENTRIES = 64;
const MAX_CHAIN = 16;

/**
 * Checks a trusted root's JSON against what verification relies on.
 *
 * Every authority and log needs a start of validity: a bound that is missing is never read as no bound.
 *
 * @throws {ModelSigningError} TRUSTED_ROOT_INVALID with the location in the document
 */
export function checkTrustedRoot(root: JsonObject): void {
  if (typeof root['mediaType'] !== 'string' || !MEDIA_TYPES.has(root['mediaType'])) {
    refuse('mediaType', 'is not that of a Sigstore trusted root');
  }
  const authorities = entries(root, 'certificateAuthorities', 1);
  authorities.forEach(([authority, path]) => checkAuthority(authority, path, false));
  entries(root, 'timestampAuthorities', 0).forEach(([authority, path]) =>
    checkAuthority(authority, path, true),
  );
  checkLogs(entries(root, 'tlogs', 1));
  checkLogs(entries(root, 'ctlogs', 0));
}

type Entry = readonly [JsonObject, string];

function entries(parent: JsonObject, name: string, atLeast: number, atMost = MAX_ENTRIES): Entry[] {
  const value = parent[name] ?? [];
  if (!Array.isArray(value)) return refuse(name, 'is not a list');
  const list = value as readonly JsonValue[];
  if (list.length < atLeast) refuse(name, `has fewer than ${atLeast} entries`);
  if (list.length > atMost) refuse(name, `has more than ${atMost} entries`);
  return list.map((entry, i) => [object(entry, `${name}[${i}]`), `${name}[${i}]`] as const);
}

function checkAuthority(authority: JsonObject, path: string, timestamping: boolean): void {
  checkPeriod(authority['validFor'], `${path}.validFor`);
  const chain = object(authority['certChain'], `${path}.certChain`);
  const certificates = entries(chain, 'certificates', 1, MAX_CHAIN).map(([entry, at]) =>
    certificate(entry, `${path}.certChain.${at}`),
  );
  // The first certificate of a timestamp authority signs timestamps; all others issue certificates.
  certificates.slice(timestamping ? 1 : 0).forEach((ca, i) => {
    if (ca.extensions.authority === undefined)
      refuse(`${path}.certChain`, `holds a certificate that may not issue certificates, at ${i}`);
  });
  const last = certificates.at(-1);
  if (last === undefined || !last.node.verify(last.publicKey)) {
    refuse(`${path}.certChain`, 'does not end with a self-signed certificate');
  }
}

function certificate(entry: JsonObject, path: string): Certificate {
  const der = base64(entry['rawBytes'], `${path}.rawBytes`);
  let read: Certificate;
  try {
    read = readCertificate(der);
  } catch (cause) {
    return refuse(path, 'is not a certificate', cause);
  }
  const [refused] = read.extensions.refused;
  return refused === undefined
    ? read
    : refuse(path, `has an extension that is not understood: ${refused}`);
}

function checkLogs(logs: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const [log, path] of logs) {
    if (typeof log['baseUrl'] !== 'string') refuse(`${path}.baseUrl`, 'is not a string');
    const id = base64(
      object(log['logId'], `${path}.logId`)['keyId'],
      `${path}.logId.keyId`,
    ).toString('hex');
    if (seen.has(id)) refuse(`${path}.logId`, 'names a log twice');
    seen.add(id);
    const key = object(log['publicKey'], `${path}.publicKey`);
    checkPeriod(key['validFor'], `${path}.publicKey.validFor`);
    checkKey(key, `${path}.publicKey`);
  }
}

function checkKey(key: JsonObject, path: string): void {
  const details = key['keyDetails'];
  if (typeof details !== 'string') return refuse(`${path}.keyDetails`, 'is not a string');
  const type = /RSA_PKCS1V/u.test(details) ? 'pkcs1' : 'spki';
  const bytes = base64(key['rawBytes'], `${path}.rawBytes`);
  try {
    createPublicKey({ key: bytes, format: 'der', type });
  } catch (cause) {
    refuse(`${path}.rawBytes`, `is not a public key of the kind ${details}`, cause);
  }
}

function checkPeriod(value: JsonValue | undefined, path: string): void {
  const period = object(value, path);
  const start = instant(period['start'], `${path}.start`);
  if (period['end'] === undefined || period['end'] === null) return;
  if (instant(period['end'], `${path}.end`) < start) refuse(path, 'ends before it starts');
}

function instant(value: JsonValue | undefined, path: string): number {
  if (typeof value !== 'string') return refuse(path, 'is missing');
  try {
    return parseInstant(value);
  } catch (cause) {
    return refuse(path, 'is not an instant in UTC', cause);
  }
}

function base64(value: JsonValue | undefined, path: string): Buffer {
  if (typeof value !== 'string' || value === '') return refuse(path, 'is missing');
  const bytes = Buffer.from(value, 'base64');
  return bytes.toString('base64') === value ? bytes : refuse(path, 'is not canonical base64');
}

function object(value: JsonValue | undefined, path: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  return refuse(path, value === undefined ? 'is missing' : 'is not an object');
}

function refuse(path: string, why: string, cause?: unknown): never {
  throw new ModelSigningError('TRUSTED_ROOT_INVALID', `Trusted root: ${path} ${why}.`, {
    cause,
    details: { path },
  });
}
