import { dirname } from 'node:path';
import { describeWith, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { pemCertificates } from '../src/pem.ts';
import { readCertificate } from '../src/x509/certificate.ts';
import { verifyPath } from '../src/x509/verify-path.ts';

interface Expectation {
  readonly expect: 'valid' | 'invalid';
  readonly why: string;
}

// The time for which the vectors state their verdicts.
const TIME = new Date('2026-11-23T12:00:00Z');

describeWith('vectors')('certificate paths of x509', () => {
  const stated = vectors('x509/expect.json').map(({ bytes }) => bytes());
  const expectations = JSON.parse(Buffer.concat(stated).toString() || '{}') as Record<
    string,
    Expectation
  >;
  const anchorsOf = new Map(
    vectors('x509/*/anchors.pem').map(({ path, bytes }) => [dirname(path), bytes]),
  );
  const cases = vectors('x509/*/chain.pem').map(({ path, bytes }) => {
    const name = dirname(path).replace('x509/', '');
    return { name, folder: dirname(path), bytes, expected: expectations[name] };
  });

  test('every stated case is there', () => {
    expect(cases.map(({ name }) => name).sort()).toEqual(Object.keys(expectations).sort());
  });

  test.for(cases)('$expected.expect: $name', ({ folder, bytes, expected }) => {
    const [leaf, ...supplied] = pemCertificates(bytes()).map(readCertificate);
    const pem = anchorsOf.get(folder)?.() ?? new Uint8Array();
    const anchors = pemCertificates(pem).map(readCertificate);
    const verdict = (): string => {
      if (leaf === undefined) throw new Error('the case has no certificate');
      try {
        verifyPath(leaf, supplied, anchors, { purpose: 'signing', time: TIME });
        return 'valid';
      } catch (error) {
        return (error as { code?: string }).code?.startsWith('CERTIFICATE_')
          ? 'invalid'
          : String(error);
      }
    };
    expect(verdict()).toBe(expected?.expect);
  });
});
