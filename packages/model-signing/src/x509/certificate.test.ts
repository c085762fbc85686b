import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CertificateParts,
  certificateDer,
  ext,
  extension,
  keys,
  root,
  toPem,
} from '../../test/support/pki.ts';
import { writeDer, writeOid, writeUnsigned } from '../der/write.ts';
import { MAX_CERTIFICATE_BYTES, readCertificate } from './certificate.ts';

const sound = root();
const made = (parts: Partial<CertificateParts>): Uint8Array =>
  certificateDer({ subject: 'one', extensions: [], ...parts });

function code(bytes: Uint8Array): string {
  try {
    readCertificate(bytes);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('reads what a path depends on', () => {
  const der = made({
    extensions: [ext.authority(3), ext.keyUsage(5, 6), ext.purposes(['1.2.3'], true)],
    until: '2051-01-01T00:00:00Z',
  });
  const { subject, issuer, notBefore, notAfter, extensions } = readCertificate(der);
  expect([subject.text, issuer.text]).toEqual(['CN=one', 'CN=one']);
  expect(notBefore.toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(notAfter.toISOString()).toBe('2051-01-01T00:00:00.000Z');
  expect(extensions).toMatchObject({
    authority: { pathLength: 3 },
    keyUsage: new Set([5, 6]),
    purposes: ['1.2.3'],
    purposesCritical: true,
    refused: [],
  });
});

const flag = (octet: number): Uint8Array => writeDer(0x01, Uint8Array.of(octet));
const malformed: Readonly<Record<string, () => Uint8Array>> = {
  'a duplicate extension': () => made({ extensions: [ext.keyUsage(0), ext.keyUsage(5)] }),
  'a duplicate unknown extension': () =>
    made({ extensions: ['a', 'b'].map((text) => extension('1.2.3', false, Buffer.from(text))) }),
  'a path length in a certificate that is not an authority’s': () =>
    made({
      extensions: [extension('2.5.29.19', true, writeDer(0x30, writeUnsigned(Uint8Array.of(1))))],
    }),
  'a negative path length': () =>
    made({
      extensions: [
        extension(
          '2.5.29.19',
          true,
          writeDer(0x30, flag(0xff), writeDer(0x02, Uint8Array.of(0xff))),
        ),
      ],
    }),
  'a boolean that DER does not allow': () =>
    made({ extensions: [extension('2.5.29.19', true, writeDer(0x30, flag(1)))] }),
  'an empty list of purposes': () => made({ extensions: [ext.purposes([])] }),
  'key usage that is not a bit string': () =>
    made({ extensions: [extension('2.5.29.15', true, writeDer(0x04, Uint8Array.of(7, 0x80)))] }),
  'a negative serial number': () => made({ serial: writeDer(0x02, Uint8Array.of(0x80)) }),
  'a serial number too long': () => made({ serial: writeUnsigned(new Uint8Array(22).fill(1)) }),
  'two signature algorithms': () =>
    made({ innerAlgorithm: writeDer(0x30, writeOid('1.2.840.10045.4.3.3')) }),
  'bytes after it': () => Buffer.concat([sound.der, Uint8Array.of(0)]),
  'its end cut off': () => sound.der.subarray(0, -1),
  'PEM in place of DER': () => Buffer.from(sound.pem),
  'more bytes than any certificate has': () => new Uint8Array(MAX_CERTIFICATE_BYTES + 1),
  'no bytes': () => new Uint8Array(),
};

test.for(Object.keys(malformed))('refuses %s', (what) => {
  expect(code(malformed[what]?.() ?? sound.der)).toBe('CERTIFICATE_MALFORMED');
});

test('is not misled by PEM text of another certificate inside', () => {
  const text = Buffer.from(`\n${root({ keys: keys('other') }).pem}`);
  expect(code(made({ extensions: [extension('1.2.3', false, text)] }))).toBe(
    'CERTIFICATE_MALFORMED',
  );
  const harmless = Buffer.from(`\n${toPem(Uint8Array.of(0x30, 0), 'NOTHING')}`);
  expect(code(made({ extensions: [extension('1.2.3', false, harmless)] }))).toBe('read');
});

test('takes the serial number 0, which homemade authorities use', () => {
  expect(code(made({ serial: writeUnsigned(Uint8Array.of(0)) }))).toBe('read');
});

test('throws only its own error, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(code(bytes)).toBe('CERTIFICATE_MALFORMED');
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('throws only its own error when bytes of a certificate change', () => {
  const at = fc.nat({ max: sound.der.length - 1 });
  const change = fc.tuple(at, fc.nat({ max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const bytes = Uint8Array.from(sound.der);
      for (const [place, value] of changes) bytes[place] = value;
      expect(['read', 'CERTIFICATE_MALFORMED']).toContain(code(bytes));
    }),
    { numRuns: propertyRuns({ short: 1000, long: 20_000 }) },
  );
});

test('says what is malformed', () => {
  expect(() => readCertificate(Uint8Array.of(0x30, 0x80))).toThrow('a length is indefinite');
});
