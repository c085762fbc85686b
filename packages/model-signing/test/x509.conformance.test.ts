import { dirname } from 'node:path';
import { describeWith, vectors } from '@weighbridge/testkit';
import { afterAll, expect, test } from 'vitest';
import { pemCertificates } from '../src/pem.ts';
import { readCertificate } from '../src/x509/certificate.ts';
import { verifyPath } from '../src/x509/verify-path.ts';

interface Expectation {
  /** `valid` or `invalid`; any other word leaves the case to the verifier. */
  readonly expect: string;
  readonly why: string;
}

// The time for which the vectors state their verdicts.
const TIME = new Date('2026-11-23T12:00:00Z');

/** `valid`, or `invalid` for a refusal of the verifier; any other exception is a failure. */
function verdict(chain: Uint8Array, anchors: Uint8Array): string {
  try {
    const [leaf, ...supplied] = pemCertificates(chain).map(readCertificate);
    if (leaf === undefined) return 'no certificate in chain.pem';
    const trusted = pemCertificates(anchors).map(readCertificate);
    verifyPath(leaf, supplied, trusted, { purpose: 'signing', time: TIME });
    return 'valid';
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const refused = code.startsWith('CERTIFICATE_') || code === 'UNSUPPORTED_KEY';
    return refused ? 'invalid' : String(error);
  }
}

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
    const folder = dirname(path);
    const name = folder.replace('x509/', '');
    return { name, folder, bytes, expected: expectations[name]?.expect };
  });

  let passed = 0;
  afterAll(() => console.log(`x509: passed ${passed}/${cases.length}`));

  test('every stated case is present', () => {
    expect(cases.map(({ name }) => name).sort()).toEqual(Object.keys(expectations).sort());
  });

  test.for(cases)('$expected: $name', ({ folder, bytes, expected }) => {
    const got = verdict(bytes(), anchorsOf.get(folder)?.() ?? new Uint8Array());
    const allowed =
      expected === 'valid' || expected === 'invalid' ? [expected] : ['valid', 'invalid'];
    expect(allowed).toContain(got);
    passed += 1;
  });
});
