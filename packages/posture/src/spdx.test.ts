import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateLicence, licenceLists } from './spdx.ts';

const lists = licenceLists(
  ['MIT', 'Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LicenseRef-house'],
  ['CC-BY-NC-4.0', 'AGPL-3.0-only'],
);

test.for([
  ['MIT', 'allowed'],
  ['mit', 'allowed'],
  ['(MIT)', 'allowed'],
  ['LicenseRef-House', 'allowed'],
  ['GPL-3.0-only', 'unlisted'],
  ['CC-BY-NC-4.0', 'denied'],
  ['MIT OR CC-BY-NC-4.0', 'allowed'],
  ['CC-BY-NC-4.0 OR AGPL-3.0-only', 'denied'],
  ['GPL-3.0-only OR CC-BY-NC-4.0', 'unlisted'],
  ['MIT AND CC-BY-NC-4.0', 'denied'],
  ['MIT AND GPL-3.0-only', 'unlisted'],
  ['MIT AND (Apache-2.0 OR CC-BY-NC-4.0)', 'allowed'],
  ['MIT OR Apache-2.0 AND CC-BY-NC-4.0', 'allowed'],
  ['(MIT OR Apache-2.0) AND CC-BY-NC-4.0', 'denied'],
  ['Apache-2.0 WITH LLVM-exception', 'allowed'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'allowed'],
  ['GPL-2.0-only', 'unlisted'],
  ['AGPL-3.0-only WITH Some-exception', 'denied'],
  ['MIT+', 'allowed'],
] as const)('%s is %s', ([expression, expected]) => {
  expect(evaluateLicence(expression, lists)).toBe(expected);
});

test.for([
  '',
  ' ',
  'MIT OR',
  'OR MIT',
  'MIT Apache-2.0',
  '(MIT',
  'MIT)',
  '()',
  'MIT WITH',
  'MIT WITH (x)',
  'the licence, as is',
  'MIT/Apache-2.0',
  '('.repeat(40) + 'MIT' + ')'.repeat(40),
  'MIT AND '.repeat(1000) + 'MIT',
])('"%s" is no expression', (text) => {
  expect(evaluateLicence(text, lists)).toBeUndefined();
});

test('a licence on both lists is denied', () => {
  expect(evaluateLicence('MIT', licenceLists(['MIT'], ['MIT']))).toBe('denied');
});

test('denying one more licence never turns an answer into allowed', () => {
  const id = fc.constantFrom('MIT', 'ISC', 'Zlib', 'BSL-1.0');
  const expression = fc.letrec<{ any: string; pair: string; id: string }>((tie) => ({
    id,
    pair: fc
      .tuple(tie('any'), fc.constantFrom('AND', 'OR'), tie('any'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    any: fc.oneof({ maxDepth: 4 }, tie('id'), tie('pair')),
  })).any;
  fc.assert(
    fc.property(expression, fc.array(id), fc.array(id), id, (text, allow, deny, more) => {
      const before = evaluateLicence(text, licenceLists(allow, deny));
      const after = evaluateLicence(text, licenceLists(allow, [...deny, more]));
      expect(before).toBeDefined();
      expect(after === 'allowed' && before !== 'allowed').toBe(false);
    }),
  );
});

test('any text at all gives an answer or none', () => {
  fc.assert(
    fc.property(
      fc.string({
        maxLength: 300,
        unit: fc.constantFrom('(', ')', ' ', 'MIT', ' OR ', ' AND ', ' WITH ', '+', '\u0000'),
      }),
      (text) => {
        expect([undefined, 'allowed', 'denied', 'unlisted']).toContain(
          evaluateLicence(text, lists),
        );
      },
    ),
  );
});
