import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys, leaf, root, toPem } from '../../test/support/pki.ts';
import { trustCertificates } from './trust-certificates.ts';

const top = root();
const other = root({ subject: 'other' });

function code(input: string | Uint8Array, timestampAuthorities?: string): string {
  try {
    trustCertificates(input, timestampAuthorities === undefined ? {} : { timestampAuthorities });
    return 'trusted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('trusts every certificate of a PEM text, whatever surrounds them, or one in DER', () => {
  const text = `# roots\n${top.pem}\n# another\n${other.pem.replaceAll('\n', '\r\n')}`;
  const subjects = (input: string | Uint8Array): readonly string[] =>
    trustCertificates(input).anchors.map(({ subject }) => subject);
  expect(subjects(text)).toEqual(['CN=root', 'CN=other']);
  expect(subjects(Buffer.from(text))).toEqual(['CN=root', 'CN=other']);
  expect(subjects(top.der)).toEqual(['CN=root']);
});

test('keeps timestamp authorities separate', () => {
  const trust = trustCertificates(top.pem, { timestampAuthorities: other.pem });
  expect(trust.anchors).toHaveLength(1);
  expect(trust.timestampAuthorities?.map(({ subject }) => subject)).toEqual(['CN=other']);
  expect(trustCertificates(top.pem)).not.toHaveProperty('timestampAuthorities');
});

test.for<readonly [string, () => string | Uint8Array]>([
  ['nothing', () => ''],
  ['text without a certificate', () => 'no certificate'],
  ['a key', () => keys('root').publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  ['one good and one broken certificate', () => top.pem + toPem(Uint8Array.of(0x30, 0))],
  ['a block cut off', () => top.pem.slice(0, -20)],
])('refuses %s', ([, input]) => {
  expect(code(input())).toBe('TRUST_INVALID');
  expect(code(top.pem, String(input()))).toBe('TRUST_INVALID');
});

test('reads any certificate that the caller trusts, even one that is not an authority’s', () => {
  expect(code(leaf(top).pem)).toBe('trusted');
});

test('throws only its own errors, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' })), (input) => {
      expect(code(input)).toBe('TRUST_INVALID');
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});
