import { describe, expect, test } from 'vitest';
import { ANCHOR, PUBLIC_KEY } from '../test/support/signers.ts';
import { policyJsonSchema, policySchema } from './schema.ts';

type Schema = { readonly [member: string]: Schema };
const schema = policyJsonSchema() as Schema;
/** The schema at a place, by the names of members; `[]` is each item of a list. */
const at = (place: string) =>
  place
    .split('.')
    .reduce<Schema | undefined>(
      (inner, step) => (step === '[]' ? inner?.['items'] : inner?.['properties']?.[step]),
      schema,
    );
const signer = (method: string, member: string) => {
  const kinds = Object.values(at('signers.[]')?.['oneOf'] ?? {});
  return kinds.find(({ properties }) => (properties?.['method']?.['const'] as unknown) === method)
    ?.properties?.[member];
};

describe('the JSON Schema of a policy file', () => {
  test('has an id and a draft, and allows no other members', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://weighbridge.dev/schema/policy.schema.json',
      title: 'Weighbridge policy',
      type: 'object',
      required: ['name', 'requires'],
      additionalProperties: false,
    });
  });

  test.for([
    ['name', 'A name for people'],
    ['requires', 'Controls that must pass or not apply before a model is admitted, or all'],
    ['licences.allow', 'Licences with which WB-BOM-4 passes'],
    ['licences.allow.[]', 'SPDX id or LicenseRef id, compared without case'],
    ['licences.deny', 'Licences with which WB-BOM-4 fails'],
    [
      'signers',
      'Who may sign models and statements about them; WB-INT-1, 2, 3 and WB-PIP-1 need it',
    ],
    ['provenance.builders', 'Builders with which WB-PIP-1 passes'],
    ['provenance.sources', 'Sources with which WB-PIP-1 passes'],
    ['provenance.sources.[]', 'Compared exactly, character by character'],
    ['maxAgeDays', 'Days after which evidence is stale, where shorter than in the catalogue'],
  ] as const)('describes what %s is for', ([place, words]) => {
    expect(at(place)?.['description']).toBe(words);
  });

  test('describes where the id of a required control comes from', () => {
    expect(at('requires')?.['anyOf']?.[1]?.['items']).toMatchObject({
      type: 'string',
      description: 'Id of a control of the catalogue',
    });
  });

  test.for([
    ['key', 'publicKey', 'PUBLIC KEY', 'PEM: ECDSA on P-256, P-384 or P-521'],
    ['certificate', 'anchors', 'CERTIFICATE', 'PEM: one or more certificate authorities'],
    [
      'certificate',
      'timestampAuthorities',
      'CERTIFICATE',
      'PEM: RFC 3161 timestamp authorities whose word on the time counts',
    ],
    [
      'key',
      'timestampAuthorities',
      'CERTIFICATE',
      'PEM: RFC 3161 timestamp authorities whose word on the time counts',
    ],
  ] as const)('requires PEM of a %s signer as its %s', ([method, member, label, words]) => {
    expect(signer(method, member)).toMatchObject({
      type: 'string',
      maxLength: 65_536,
      pattern: `-----BEGIN ${label}-----`,
      description: words,
    });
  });
});

describe('the JSON Schema of a keyless signer', () => {
  const EXACT = 'Compared exactly, character by character';

  test('describes how each way to name them is compared', () => {
    expect(signer('sigstore', 'issuer')?.['description']).toBe(EXACT);
    expect(signer('sigstore', 'identity')?.['description']).toBe(EXACT);
    expect(signer('sigstore', 'identityPattern')?.['description']).toBe(
      'Anchored at both ends; * stands for one or more characters other than /',
    );
  });

  test('requires the repository, path and ref of a workflow', () => {
    expect(signer('sigstore', 'workflow')).toMatchObject({
      required: ['repository', 'workflow', 'ref'],
      additionalProperties: false,
      properties: {
        repository: { description: 'URL of the repository whose run it is' },
        workflow: { description: 'Path of the workflow in the repository' },
        ref: { description: 'Full ref, exact or a pattern such as refs/tags/v*' },
      },
    });
  });
});

describe('a policy conforms to its schema', () => {
  const problems = (members: object) =>
    policySchema
      .safeParse({ name: 'x', requires: 'all', ...members })
      .error?.issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`) ??
    [];

  test('with every kind of signer', () => {
    const signers = [
      { name: 'a', method: 'key', publicKey: PUBLIC_KEY, timestampAuthorities: ANCHOR },
      { name: 'b', method: 'certificate', anchors: ANCHOR + ANCHOR, subject: 'CN=Release' },
      { name: 'c', method: 'certificate', anchors: ANCHOR, timestampAuthorities: ANCHOR },
      { name: 'd', method: 'sigstore', identity: 'i', issuer: 'https://i' },
      {
        name: 'e',
        method: 'sigstore',
        issuer: 'https://i',
        workflow: { repository: 'https://h/r', workflow: 'w.yml', ref: 'refs/tags/v*' },
      },
    ];
    expect(problems({ signers })).toEqual([]);
  });

  test.for([
    ['MIT', true],
    ['GPL-2.0+', true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', true],
    ['DocumentRef-a:LicenseRef-b', true],
    [' MIT', false],
    ['MIT ', false],
    ['MIT OR Apache-2.0', false],
    ['MIT WITH', false],
    ['MIT\n', false],
    ['', false],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
  ] as const)('with the licence %j: %s', ([licence, holds]) => {
    expect(problems({ licences: { allow: [licence], deny: [] } }).length === 0).toBe(holds);
  });

  test.for([
    ['a', true],
    ['0.a_B-c', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['-a', false],
    ['a b', false],
    ['a\n', false],
    ['', false],
  ] as const)('with the name %j: %s', ([name, holds]) => {
    expect(problems({ name }).length === 0).toBe(holds);
  });

  test('and says what is wrong with the PEM of a signer', () => {
    const pem = (members: object) => problems({ signers: [{ name: 'a', ...members }] });
    expect(pem({ method: 'key', publicKey: PUBLIC_KEY + PUBLIC_KEY })).toEqual([
      'custom signers.0.publicKey: expected 1 at most',
    ]);
    expect(pem({ method: 'certificate', anchors: ANCHOR.repeat(100) })).toEqual([]);
    expect(pem({ method: 'certificate', anchors: ANCHOR.repeat(101) })).toContain(
      'custom signers.0.anchors: expected 100 at most',
    );
    expect(pem({ method: 'certificate', anchors: ANCHOR.replace('MII', 'M*I') })).toEqual([
      'custom signers.0.anchors: expected PEM of CERTIFICATE',
    ]);
    expect(pem({ method: 'key', publicKey: 'abc' })).toEqual([
      'invalid_format signers.0.publicKey: Invalid string: must include "-----BEGIN PUBLIC KEY-----"',
      'custom signers.0.publicKey: expected PEM of PUBLIC KEY',
    ]);
  });
});
