import type { JsonObject } from '@weighbridge/core';
import { bomLicence } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { licence } from '../../../test/support/facts.ts';
import { builtInPolicies } from '../../policies/index.ts';
import type { Policy } from '../../policy.ts';
import { judgeLicence as judgeLicencePayload } from './licence.ts';

const judgeLicence = asked(bomLicence, judgeLicencePayload);

const { default: policy } = builtInPolicies;
const bare: Policy = { name: 'bare', requires: [] };

function said(payload: JsonObject, by: Policy = policy): string {
  const { outcome, message } = judgeLicence(payload, by);
  return `${outcome}: ${message}`;
}

const tiered = (...tiers: readonly (string | undefined)[]): JsonObject => ({
  licences: tiers.map((tier, at) => ({
    expression: ['MIT', 'ISC', 'Zlib'][at] ?? '0BSD',
    ...(tier === undefined ? {} : { tier }),
  })),
});

const unread = (expression: string): JsonObject => ({
  licences: [
    { expression, tier: 'declared', locator: 'LICENSE' },
    {
      expression: 'NOASSERTION',
      tier: 'measured',
      locator: 'README.md',
      problem: 'has front matter that never ends',
    },
  ],
});

describe('bom/licence', () => {
  test.for<readonly [string, JsonObject, string]>([
    ['one that is allowed', licence('MIT'), 'supports: The policy allows MIT.'],
    [
      'a choice of which one is allowed',
      licence('MIT', 'Apache-2.0 OR GPL-3.0-only'),
      'supports: The policy allows Apache-2.0 OR GPL-3.0-only and 1 more.',
    ],
    [
      'denied ones among others, in alphabetical order',
      licence('MIT', 'nonsense here', 'CC-BY-NC-SA-4.0', 'GPL-3.0-only', 'CC-BY-NC-4.0'),
      'adverse: The policy denies CC-BY-NC-4.0 and 1 more.',
    ],
    [
      'a card that was not read beside an allowed one',
      unread('MIT'),
      'inconclusive: The licence is not known: README.md has front matter that never ends.',
    ],
    [
      'a card that was not read beside a denied one',
      unread('CC-BY-NC-4.0'),
      'adverse: The policy denies CC-BY-NC-4.0.',
    ],
    [
      'texts that are not expressions, before those that are not listed',
      licence('GPL-3.0-only', 'see the web site', 'ask us'),
      'inconclusive: ask us and 1 more is not an SPDX expression.',
    ],
    [
      'ones that the policy does not know',
      licence('MIT', 'LGPL-2.1-only', 'GPL-3.0-only'),
      'inconclusive: The policy neither allows nor denies GPL-3.0-only and 1 more.',
    ],
    ['none', licence(), 'inconclusive: No licence was found.'],
    [
      'text of any length is cut',
      licence('('.repeat(2000)),
      `inconclusive: ${'('.repeat(160)}… is not an SPDX expression.`,
    ],
  ])('%s', ([, payload, expected]) => {
    expect(said(payload)).toBe(expected);
  });

  test.for(['verified', 'measured', 'declared'])('can be relied on when it is %s', (tier) => {
    expect(said(tiered(tier))).toBe('supports: The policy allows MIT.');
  });

  test.for(['inferred', 'none'])('cannot be relied on when it is %s, and says so', (tier) => {
    expect(said(tiered('declared', tier))).toBe(
      'inconclusive: ISC is only inferred; nobody wrote it down.',
    );
    expect(said(tiered(tier, 'verified', tier))).toBe(
      'inconclusive: MIT and 1 more is only inferred; nobody wrote it down.',
    );
  });

  test('names inferred licences in alphabetical order', () => {
    const licences = ['Zlib', 'ISC'].map((expression) => ({ expression, tier: 'inferred' }));
    expect(said({ licences })).toBe(
      'inconclusive: ISC and 1 more is only inferred; nobody wrote it down.',
    );
  });

  test('a denied one denies even when it is only inferred', () => {
    const licences = [{ expression: 'CC-BY-NC-4.0', tier: 'inferred' }];
    expect(said({ licences })).toBe('adverse: The policy denies CC-BY-NC-4.0.');
  });

  test('a policy without licences leaves every licence open', () => {
    for (const text of ['MIT', 'CC-BY-NC-4.0']) {
      expect(said(licence(text), bare)).toBe('inconclusive: The policy lists no licences.');
    }
  });

  test('names a licence once even if it is stated twice', () => {
    expect(said(licence('MIT', 'Apache-2.0', 'MIT'))).toBe(
      'supports: The policy allows Apache-2.0 and 1 more.',
    );
    expect(said(licence('X11', 'X11'))).toBe(
      'inconclusive: The policy neither allows nor denies X11.',
    );
  });

  test('reads a thousand licences and no more', () => {
    const many = (count: number) => licence(...Array.from({ length: count }, () => 'MIT'));
    expect(said(many(1000))).toBe('supports: The policy allows MIT.');
    expect(said(many(1001))).toBe('inconclusive: More than 1000 licences were found.');
  });
});
