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
  ['CC-BY-NC-4.0 OR MIT', 'allowed'],
  ['GPL-3.0-only OR CC-BY-NC-4.0', 'unlisted'],
  ['CC-BY-NC-4.0 OR GPL-3.0-only', 'unlisted'],
  ['GPL-3.0-only OR MIT', 'allowed'],
  ['MIT AND CC-BY-NC-4.0', 'denied'],
  ['CC-BY-NC-4.0 AND MIT', 'denied'],
  ['GPL-3.0-only AND CC-BY-NC-4.0', 'denied'],
  ['MIT AND GPL-3.0-only', 'unlisted'],
  ['GPL-3.0-only AND MIT', 'unlisted'],
  ['MIT AND (Apache-2.0 OR CC-BY-NC-4.0)', 'allowed'],
  ['MIT OR Apache-2.0 AND CC-BY-NC-4.0', 'allowed'],
  ['(MIT OR Apache-2.0) AND CC-BY-NC-4.0', 'denied'],
  ['Apache-2.0 WITH LLVM-exception', 'allowed'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'allowed'],
  ['GPL-2.0-only', 'unlisted'],
  ['AGPL-3.0-only WITH Some-exception', 'denied'],
  ['MIT+', 'allowed'],
  ['CC-BY-NC-4.0+', 'denied'],
  ['MIT+ WITH Some-exception', 'allowed'],
  ['M+IT', 'unlisted'],
  ['\n (\tMIT )\r\n ', 'allowed'],
  ['(GPL-3.0-only) OR(MIT)AND(Apache-2.0)', 'allowed'],
  // Ids that begin or end like a keyword.
  ['ORACLE OR Android', 'unlisted'],
  ['Brand AND WITHout-x', 'unlisted'],
  ['LicenseRef-AND', 'unlisted'],
] as const)('%j is %s', ([expression, expected]) => {
  expect(evaluateLicence(expression, lists)).toBe(expected);
});

test.for([
  '',
  ' ',
  'MIT OR',
  'MIT AND',
  'CC-BY-NC-4.0 AND',
  'OR MIT',
  'AND MIT',
  'WITH MIT',
  'AND',
  'or',
  'WITH',
  'MIT OR AND',
  'MIT AND WITH',
  'MIT Apache-2.0',
  '(MIT',
  'MIT)',
  '()',
  '() OR MIT',
  '() AND CC-BY-NC-4.0',
  '(OR)',
  ')',
  'MIT WITH',
  'MIT WITH (',
  'MIT WITH )',
  'MIT WITH or',
  'MIT WITH (x)',
  'MIT WITH x WITH y',
  '(MIT) WITH x',
  'the licence, as is',
  'MIT/Apache-2.0',
  'MIT\u0000',
])('%j is not an expression', (text) => {
  expect(evaluateLicence(text, lists)).toBeUndefined();
});

test('brackets nest at most 32 deep', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}MIT${')'.repeat(depth)}`;
  expect(evaluateLicence(nested(32), lists)).toBe('allowed');
  for (const depth of [33, 2000]) expect(evaluateLicence(nested(depth), lists)).toBeUndefined();
});

test('an expression has at most 4,096 characters', () => {
  expect(evaluateLicence(`${'MIT AND '.repeat(511)}MIT`, lists)).toBe('allowed');
  expect(evaluateLicence('MIT'.padStart(4096), lists)).toBe('allowed');
  expect(evaluateLicence('MIT'.padStart(4097), lists)).toBeUndefined();
  expect(evaluateLicence(`${'MIT AND '.repeat(512)}MIT`, lists)).toBeUndefined();
  // Space at the end is not part of the expression.
  expect(evaluateLicence('MIT'.padEnd(10_000), lists)).toBe('allowed');
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

test('any text gives an answer or undefined', () => {
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
