import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { PUBLIC_KEY } from '../test/support/signers.ts';
import { builtInPolicies } from './policies/index.ts';
import { parsePolicy } from './yaml.ts';

const HEAD = 'name: mine\nrequires: all\n';

function refusal(code: string, line: number, column: number, pointer = '') {
  return expect.objectContaining({
    name: 'PolicyError',
    code,
    details: expect.objectContaining({ line, column, pointer }),
  });
}

test.for(Object.values(builtInPolicies))('reads $name back from YAML', (policy) => {
  expect(parsePolicy(stringify(policy, { aliasDuplicateObjects: false }))).toEqual(policy);
});

test('reads a whole policy', () => {
  const text = `
name: house
description: What we ask of every model.
requires: [WB-ART-1, WB-BOM-4] # the rest is shown, not required
licences: { allow: [MIT, GPL-2.0-only WITH Classpath-exception-2.0], deny: [LicenseRef-scary] }
maxAgeDays: { WB-BOM-4: 30 }
waivers:
  - id: W-1
    control: WB-BOM-4
    who: ada@example.org
    reason: Legal agreed for the pilot.
    scope: { model: fraud-v7 }
    issuedAt: 2026-11-01T00:00:00Z
    notAfter: 2027-01-12T00:00:00Z
`;
  expect(parsePolicy(text)).toMatchObject({
    requires: ['WB-ART-1', 'WB-BOM-4'],
    maxAgeDays: { 'WB-BOM-4': 30 },
    waivers: [{ id: 'W-1', notAfter: '2027-01-12T00:00:00Z' }],
  });
});

test.for([
  ['BAD_YAML', 3, 1, '', `${HEAD}name: other\n`],
  ['BAD_YAML', 1, 10, '', 'name: &a mine\nrequires: all\n'],
  ['BAD_YAML', 3, 14, '', `${HEAD}description: *a\n`],
  ['BAD_YAML', 1, 7, '', 'name: !!js/function x\nrequires: all\n'],
  ['BAD_YAML', 3, 1, '', `${HEAD}---\nname: two\n`],
  ['BAD_YAML', 3, 12, '', `${HEAD}waivers: [ }\n`],
  ['BAD_YAML', 3, 1, '', `${HEAD}__proto__: { a: b }\n`],
  ['BAD_POLICY', 1, 1, '', ''],
  ['BAD_POLICY', 3, 5, '/<<', `${HEAD}<<: { a: b }\n`],
  ['BAD_POLICY', 1, 1, '/requires', 'name: mine\n'],
  ['BAD_POLICY', 2, 22, '/requires/1', 'name: mine\nrequires: [WB-ART-1, WB-ART-9]\n'],
  ['BAD_POLICY', 1, 7, '/name', 'name: "\\u202emine"\nrequires: all\n'],
  ['BAD_POLICY', 3, 25, '/maxAgeDays/WB-ART-1', `${HEAD}maxAgeDays: { WB-ART-1: 91 }\n`],
  ['BAD_POLICY', 3, 25, '/maxAgeDays/WB-ART-1', `${HEAD}maxAgeDays: { WB-ART-1: .nan }\n`],
] as const)('refuses %s at %i:%i%s', ([code, line, column, pointer, text]) => {
  expect(() => parsePolicy(text)).toThrow(refusal(code, line, column, pointer));
});

const signers = (...lines: readonly string[]) => `${HEAD}signers:\n${lines.join('\n')}\n`;
const KEY_LINES = PUBLIC_KEY.trimEnd().replaceAll('\n', '\n      ');

test('reads who may sign, with keys as block text, and where models may be made', () => {
  const text = signers(
    `  - { name: ci, method: sigstore, identity: a@example.org, issuer: https://example.org }`,
    `  - name: team\n    method: key\n    publicKey: |\n      ${KEY_LINES}`,
    `provenance: { builders: [https://b.example.org], sources: [] }`,
  );
  expect(parsePolicy(text)).toMatchObject({
    signers: [{ issuer: 'https://example.org' }, { publicKey: PUBLIC_KEY }],
    provenance: { builders: ['https://b.example.org'] },
  });
});

test.for([
  [4, 5, '/signers/0/issuer', '  - { name: ci, method: sigstore, identity: a@example.org }'],
  [4, 25, '/signers/0/method', '  - { name: ci, method: pgp }'],
  [4, 5, '/signers/0/publicKey', '  - { name: ci, method: key }'],
  [4, 41, '/signers/0/publicKey', '  - { name: ci, method: key, publicKey: abc }'],
  [
    7,
    16,
    '/signers/0/publicKey',
    `  - name: ci\n    method: key\n    timestampAuthorities: x\n    publicKey: |\n      ${KEY_LINES.replace('MFkw', 'M*kw')}`,
  ],
] as const)('refuses a signer at %i:%i%s', ([line, column, pointer, text]) => {
  expect(() => parsePolicy(signers(text))).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({
        problems: expect.arrayContaining([expect.objectContaining({ pointer, line, column })]),
      }),
    }),
  );
});

test('two signers with the same name are refused', () => {
  const signer = '  - { name: ci, method: sigstore, identity: a, issuer: b }';
  expect(() => parsePolicy(signers(signer, signer))).toThrow(
    refusal('BAD_POLICY', 5, 13, '/signers/1/name'),
  );
});

test('two waivers with the same id are refused', () => {
  const waiver = `{ id: W, control: WB-ART-1, who: a, reason: b, scope: { model: m }, issuedAt: 2026-11-01T00:00:00Z, notAfter: 2026-11-02T00:00:00Z }`;
  const text = `${HEAD}waivers:\n  - ${waiver}\n  - ${waiver}\n`;
  expect(() => parsePolicy(text)).toThrow(refusal('BAD_POLICY', 5, 11, '/waivers/1/id'));
});

test('a text over the limit is refused before it is read', () => {
  expect(() => parsePolicy(`${HEAD}#${'x'.repeat(256_000)}`)).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE' }),
  );
});

test('any text yields a policy or a PolicyError', () => {
  const token = fc.constantFrom(
    'name',
    'requires',
    'all',
    'WB-ART-1',
    ': ',
    ':\n  ',
    '\n',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '&a ',
    '*a',
    '!!map ',
    '"',
    "'",
    '|\n',
    '#',
    '---\n',
    '\t',
    '\u0000',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
      try {
        parsePolicy(tokens.join(''));
      } catch (error) {
        expect((error as Error).name).toBe('PolicyError');
      }
    }),
  );
});
