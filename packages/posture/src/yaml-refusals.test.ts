import { describe, expect, test } from 'vitest';
import { ANCHOR, PUBLIC_KEY } from '../test/support/signers.ts';
import type { PolicyProblem } from './yaml.ts';
import { parsePolicy } from './yaml.ts';

const HEAD = 'name: mine\nrequires: all\n';
const indented = (pem: string) => pem.trimEnd().replaceAll('\n', '\n      ');
const waiver = (id: string) =>
  `  - { id: ${id}, control: WB-ART-1, who: a, reason: b, scope: { model: m }, issuedAt: 2026-11-01T00:00:00Z, notAfter: 2026-11-02T00:00:00Z }`;
const signer = (name: string) => `  - { name: ${name}, method: sigstore, identity: a, issuer: b }`;

/** The refusal of a text. */
function refusalOf(text: string) {
  try {
    return { policy: parsePolicy(text) };
  } catch (error) {
    const { code, message, details } = error as Error & { code: string; details: object };
    return { code, message, details };
  }
}
const messageOf = (text: string) => {
  const { code, message } = refusalOf(text);
  return `${code} ${message}`;
};
const problemsOf = (text: string) =>
  (refusalOf(text).details as { problems: readonly PolicyProblem[] }).problems;

describe('text outside the accepted YAML is refused with a place and a reason', () => {
  test.for([
    ['line 3, column 1: the key "name" appears twice', `${HEAD}name: other\n`],
    [
      'line 3, column 24: the key "allow" appears twice',
      `${HEAD}licences: { allow: [], "allow": [] }\n`,
    ],
    ['line 1, column 10: anchors and aliases are not read', 'name: &a mine\nrequires: all\n'],
    ['line 4, column 3: anchors and aliases are not read', `${HEAD}waivers: &w\n  - 1\n`],
    ['line 3, column 14: anchors and aliases are not read', `${HEAD}description: *a\n`],
    [
      'line 1, column 10: anchors and aliases are not read (and 1 more)',
      'name: &a mine\nrequires: *a\n',
    ],
    ['line 3, column 1: __proto__ is not allowed as a key', `${HEAD}__proto__: { a: b }\n`],
    [
      'line 3, column 13: __proto__ is not allowed as a key',
      `${HEAD}licences: { __proto__: [] }\n`,
    ],
    ['line 3, column 3: With stringKeys, all keys must be strings', `${HEAD}? [a]\n: b\n`],
    [
      'line 1, column 7: Unresolved tag: tag:yaml.org,2002:js/function',
      'name: !!js/function x\nrequires: all\n',
    ],
    [
      'line 3, column 1: Source contains multiple documents; please use YAML.parseAllDocuments()',
      `${HEAD}---\nname: two\n`,
    ],
    [
      'line 3, column 12: Flow sequence in block collection must be sufficiently indented and end with a ]',
      `${HEAD}waivers: [ }\n`,
    ],
  ] as const)('%s', ([message, text]) => {
    expect(messageOf(text)).toBe(`BAD_YAML ${message}`);
  });

  test('once: a text that cannot be parsed is not looked at further', () => {
    const { details } = refusalOf('name: &a mine\nname: x\nrequires: [ }\n');
    expect(details).toStrictEqual({
      line: 3,
      column: 13,
      pointer: '',
      problems: [
        {
          pointer: '',
          message:
            'Flow sequence in block collection must be sufficiently indented and end with a ]',
          line: 3,
          column: 13,
        },
      ],
    });
  });
});

describe('YAML that is not a policy is refused with a place and a reason', () => {
  test.for([
    ['line 1, column 1: Invalid input: expected object, received null', '# nothing\n'],
    ['line 2, column 1: Invalid input: expected object, received array', '\n- 1\n'],
    ['line 3, column 1: /requires: Invalid input: expected "all"', '\n# c\nname: mine\n'],
    ['line 3, column 8: /extra: not a key of a policy', `${HEAD}extra: 1\n`],
    ['line 3, column 4: /1: not a key of a policy', `${HEAD}1: x\n`],
    [
      `line 4, column 3: /${'k'.repeat(159)}…: not a key of a policy`,
      `${HEAD}? ${'k'.repeat(3_000)}\n: 1\n`,
    ],
    ['line 3, column 5: /<<: not a key of a policy', `${HEAD}<<: { a: b }\n`],
    [
      'line 3, column 22: /maxAgeDays/a~1b~0c: not a key of a policy',
      `${HEAD}maxAgeDays: { a/b~c: 1 }\n`,
    ],
    [
      'line 3, column 32: /licences/others: not a key of a policy (and 1 more)',
      `${HEAD}licences: { allow: [], others: [], more: [], deny: [] }\n`,
    ],
    [
      'line 5, column 14: /description: Invalid input: expected string, received number (and 2 more)',
      `${HEAD}maxAgeDays: 1\nlicences: 2\ndescription: 3\n`,
    ],
    [
      'line 3, column 25: /maxAgeDays/WB-ART-1: at most 90 days, as in the catalogue',
      `${HEAD}maxAgeDays: { WB-ART-1: 90.5 }\n`,
    ],
    [
      'line 5, column 11: /waivers/1/id: another waiver has this id (and 1 more)',
      `${HEAD}waivers:\n${waiver('W')}\n${waiver('W')}\n${waiver('V')}\n${waiver('V')}\n`,
    ],
    [
      'line 5, column 13: /signers/1/name: another signer has this name',
      `${HEAD}signers:\n${signer('ci')}\n${signer('ci')}\n`,
    ],
    [
      'line 6, column 16: /signers/0/publicKey: expected 1 at most',
      `${HEAD}signers:\n  - name: a\n    method: key\n    publicKey: |\n      ${indented(PUBLIC_KEY + PUBLIC_KEY)}\n`,
    ],
  ] as const)('%s', ([message, text]) => {
    expect(messageOf(text)).toBe(`BAD_POLICY ${message}`);
  });

  test('with at most twenty problems, and their total number', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `k${i}: ${i}`);
    const text = `${HEAD}${lines.join('\n')}\n`;
    expect(messageOf(text)).toBe(
      'BAD_POLICY line 3, column 5: /k0: not a key of a policy (and 29 more)',
    );
    expect(problemsOf(text)).toStrictEqual(
      lines.slice(0, 20).map((_, i) => ({
        pointer: `/k${i}`,
        message: 'not a key of a policy',
        line: i + 3,
        column: i < 10 ? 5 : 6,
      })),
    );
  });
});

describe('input close to a limit is read', () => {
  test('a policy of exactly the maximum length, but not one character longer', () => {
    const text = (length: number) => `${HEAD}#`.padEnd(length, 'x');
    expect(parsePolicy(text(256_000))).toStrictEqual({ name: 'mine', requires: 'all' });
    expect(messageOf(text(256_001))).toBe('TOO_LARGE a policy has at most 256000 characters');
  });

  test("ages equal to the catalogue's", () => {
    expect(parsePolicy(`${HEAD}maxAgeDays: { WB-ART-1: 90 }\n`).maxAgeDays).toEqual({
      'WB-ART-1': 90,
    });
  });

  test('waivers and signers with different names', () => {
    const text = `${HEAD}waivers:\n${waiver('W')}\n${waiver('V')}\nsigners:\n${signer('a')}\n${signer('b')}\n`;
    const { waivers, signers } = parsePolicy(text);
    expect(waivers?.map(({ id }) => id)).toEqual(['W', 'V']);
    expect(signers?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('certificates of several anchors and authorities', () => {
    const anchors = indented(ANCHOR + ANCHOR);
    const text = `${HEAD}signers:\n  - name: a\n    method: certificate\n    anchors: |\n      ${anchors}\n    timestampAuthorities: |\n      ${anchors}\n`;
    expect(parsePolicy(text).signers).toStrictEqual([
      {
        name: 'a',
        method: 'certificate',
        anchors: ANCHOR + ANCHOR,
        timestampAuthorities: ANCHOR + ANCHOR,
      },
    ]);
  });
});

describe('a control is required or advisory, not both', () => {
  test.for([
    [
      'line 3, column 22: /advisory/1: WB-ART-1 is required, so it cannot be advisory',
      'name: mine\nrequires: [WB-ART-1]\nadvisory: [WB-BOM-1, WB-ART-1]\n',
    ],
    [
      'line 3, column 12: /advisory/0: WB-ART-1 is required, so it cannot be advisory',
      `${HEAD}advisory: [WB-ART-1]\n`,
    ],
  ] as const)('%s', ([message, text]) => {
    expect(messageOf(text)).toBe(`BAD_POLICY ${message}`);
  });

  test('and a policy that keeps them apart is read', () => {
    const text = 'name: mine\nrequires: [WB-ART-1]\nadvisory: [WB-BOM-1, WB-ART-2]\n';
    expect(refusalOf(text)).toHaveProperty('policy.advisory', ['WB-BOM-1', 'WB-ART-2']);
  });
});
