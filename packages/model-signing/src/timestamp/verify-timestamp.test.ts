import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ext, extension, issue, keys, leaf, root } from '../../test/support/pki.ts';
import {
  type ResponseParts,
  TIMESTAMPING,
  timestampAuthority,
  timestampResponse,
} from '../../test/support/timestamp-authority.ts';
import { PURPOSE } from '../x509/extensions.ts';
import { verifyTimestamp } from './verify-timestamp.ts';

const message = new TextEncoder().encode('a signature');
const { top, middle, signer } = timestampAuthority();

function verdict(
  parts: Partial<ResponseParts> = {},
  anchors = [top],
  bytes = timestampResponse({ message, signer, held: [signer, middle], ...parts }),
): string {
  try {
    const { time, by } = verifyTimestamp(
      bytes,
      message,
      anchors.map(({ certificate }) => certificate),
    );
    return `${time.toISOString()} ${by}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const GOOD = '2026-06-01T12:00:00.000Z CN=clock';

test('returns the time that a trusted authority vouches for', () => {
  expect(verdict()).toBe(GOOD);
  expect(verdict({ time: '2026-06-01T12:00:00.25Z' })).toBe('2026-06-01T12:00:00.250Z CN=clock');
});

test('takes an authority that is trusted by its intermediate or by itself', () => {
  expect(verdict({ held: [signer] }, [middle])).toBe(GOOD);
  expect(verdict({ held: [] }, [signer])).toBe(GOOD);
});

test('takes RSA, version 1 of the binding attribute, and a signer named by its key', () => {
  const rsa = timestampAuthority({ keys: keys('clock', 'rsa2048') });
  expect(verdict({ signer: rsa.signer, held: [rsa.signer, rsa.middle] }, [rsa.top])).toBe(GOOD);
  expect(verdict({ binding: 'v1' })).toBe(GOOD);
  const id = Uint8Array.of(1, 2, 3);
  const named = issue(
    { subject: 'clock', extensions: [...TIMESTAMPING, ext.subjectKeyId(id)] },
    middle,
  );
  expect(verdict({ signer: named, held: [named, middle], keyId: id })).toBe(GOOD);
});

test('refuses an authority whose key is too weak', () => {
  const weak = timestampAuthority({ keys: keys('clock', 'rsa1024') });
  expect(verdict({ signer: weak.signer, held: [weak.signer, weak.middle] }, [weak.top])).toBe(
    'TIMESTAMP_INVALID',
  );
});

test('judges the authority at the time that it states, however long ago', () => {
  const old = timestampAuthority({ until: '2026-06-02T00:00:00Z' });
  expect(verdict({ signer: old.signer, held: [old.signer, old.middle] }, [old.top])).toBe(GOOD);
  expect(verdict({ time: '2049-06-01T12:00:00Z' })).toBe('TIMESTAMP_UNTRUSTED');
});

test.for<readonly [string, Partial<ResponseParts>, string]>([
  ['of another message', { message: Uint8Array.of(1) }, 'TIMESTAMP_MISMATCH'],
  ['over SHA-1 of the message', { hash: 'sha1' }, 'TIMESTAMP_MISMATCH'],
  ['that was refused', { status: 2 }, 'TIMESTAMP_MALFORMED'],
  ['of another version', { version: 2 }, 'TIMESTAMP_MALFORMED'],
  ['with no signature', { signatures: 0 }, 'TIMESTAMP_MALFORMED'],
  ['with two signatures', { signatures: 2 }, 'TIMESTAMP_MALFORMED'],
  ['with a duplicate attribute', { attributesTwice: true }, 'TIMESTAMP_MALFORMED'],
  [
    'with a critical extension',
    { extensions: [extension('1.2.3', true, Uint8Array.of(5, 0))] },
    'TIMESTAMP_MALFORMED',
  ],
  ['that binds no certificate', { binding: 'none' }, 'TIMESTAMP_INVALID'],
  ['that binds another certificate', { bound: middle }, 'TIMESTAMP_INVALID'],
  [
    'that binds another certificate by SHA-1',
    { bound: middle, binding: 'v1' },
    'TIMESTAMP_INVALID',
  ],
  ['whose attributes are of other content', { contentType: '1.2.3' }, 'TIMESTAMP_INVALID'],
  ['without its certificate', { held: [middle] }, 'TIMESTAMP_UNTRUSTED'],
  ['without its intermediate', { held: [signer] }, 'TIMESTAMP_UNTRUSTED'],
])('refuses a timestamp %s', ([, parts, code]) => {
  expect(verdict(parts)).toBe(code);
});

test('refuses a time changed after it was signed', () => {
  const alter = (info: Uint8Array): Uint8Array =>
    Buffer.from(Buffer.from(info).toString('latin1').replace('20260601', '20250601'), 'latin1');
  expect(verdict({ alter })).toBe('TIMESTAMP_INVALID');
});

test('takes an extension that is not critical', () => {
  expect(verdict({ extensions: [extension('1.2.3', false, Uint8Array.of(5, 0))] })).toBe(GOOD);
});

test('refuses an authority that is not trusted', () => {
  expect(verdict({}, [root({ keys: keys('stranger') })])).toBe('TIMESTAMP_UNTRUSTED');
  expect(verdict({}, [])).toBe('TIMESTAMP_UNTRUSTED');
});

test.for([
  ['no purposes', [ext.keyUsage(0)]],
  ['an additional purpose', [ext.purposes([PURPOSE.timeStamping, PURPOSE.codeSigning], true)]],
  ['any purpose', [ext.purposes([PURPOSE.any], true)]],
  ['a purpose that is not critical', [ext.purposes([PURPOSE.timeStamping])]],
  ['no permission to sign', [ext.keyUsage(2), ext.purposes([PURPOSE.timeStamping], true)]],
] as const)('refuses an authority whose certificate has %s', ([, extensions]) => {
  const wrong = issue({ subject: 'clock', extensions }, middle);
  expect(verdict({ signer: wrong, held: [wrong, middle] })).toBe('TIMESTAMP_INVALID');
});

test('refuses the signature of a code signer as a time, and another key under the same name', () => {
  const coder = leaf(middle);
  expect(verdict({ signer: coder, held: [coder, middle] })).toBe('TIMESTAMP_INVALID');
  const forged = { ...signer, keys: keys('forger') };
  expect(verdict({ signer: forged, held: [signer, middle] })).toBe('TIMESTAMP_INVALID');
});

const sound = timestampResponse({ message, signer, held: [signer, middle] });
const CODES = /^TIMESTAMP_(MALFORMED|MISMATCH|INVALID|UNTRUSTED)$/;

test('throws only its own errors, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(verdict({}, [top], bytes)).toMatch(CODES);
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('never returns another time when bytes of a response change', () => {
  const change = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const bytes = Uint8Array.from(sound);
      for (const [place, value] of changes) bytes[place] = value;
      const got = verdict({}, [top], bytes);
      expect(got === GOOD || CODES.test(got), got).toBe(true);
    }),
    { numRuns: propertyRuns({ short: 1000, long: 15_000 }) },
  );
});

test('refuses a response cut off anywhere', () => {
  for (let end = 0; end < sound.length; end += 1) {
    expect(verdict({}, [top], sound.subarray(0, end))).toBe('TIMESTAMP_MALFORMED');
  }
});
