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
const STATE_IT =
  'State the licence of the model in its card (README.md), or put its text into LICENSE.';

const at = (expression: string, locator?: string, problem?: string): JsonObject => ({
  expression,
  tier: 'declared',
  ...(locator === undefined ? {} : { locator }),
  ...(problem === undefined ? {} : { problem }),
});
const remedyOf = (...licences: readonly JsonObject[]) => judgeLicence({ licences }, policy).remedy;

describe('bom/licence says what to do', () => {
  test.for<readonly [string, JsonObject, Policy, string]>([
    [
      'where the policy lists no licences',
      licence('MIT'),
      bare,
      'Say in the policy which licences it allows.',
    ],
    ['where none was found', licence(), policy, STATE_IT],
    [
      'where there are too many',
      licence(...Array.from({ length: 1001 }, () => 'MIT')),
      policy,
      'State in the model card the licences that apply to the model itself.',
    ],
    [
      'where nobody wrote it down',
      { licences: [{ expression: 'MIT', tier: 'inferred' }] },
      policy,
      STATE_IT,
    ],
  ])('%s', ([, payload, by, remedy]) => {
    expect(judgeLicence(payload, by)).toMatchObject({ outcome: 'inconclusive', remedy });
  });

  test.for<readonly [string, expression: string, (named: string) => string]>([
    [
      'about one that is denied',
      'CC-BY-NC-4.0',
      (named) =>
        `Choose a model under another licence than ${named}, or have whoever answers for the policy allow it.`,
    ],
    [
      'about one that is not an expression',
      'ask us',
      (named) => `Write the licence as an SPDX expression instead of ${named}.`,
    ],
    [
      'about one that the policy does not know',
      'GPL-3.0-only',
      (named) => `Have whoever answers for the policy allow or deny ${named}.`,
    ],
  ])('%s, and where it is written, if the evidence says so', ([, expression, remedy]) => {
    expect(remedyOf(at('MIT', 'LICENSE'), at(expression, 'README.md'))).toBe(
      remedy(`${expression} (README.md)`),
    );
    expect(remedyOf(at('MIT', 'LICENSE'), at(expression))).toBe(remedy(expression));
    const long = 'x'.repeat(200);
    expect(remedyOf(at(expression, long))).toBe(remedy(`${expression} (${long.slice(0, 160)}…)`));
  });
});

describe('a document about the licence that was not read', () => {
  test('is named if it is known, in both the message and the remedy', () => {
    const licences = [
      at('NOASSERTION', 'README.md', 'has front matter that never ends'),
      at('NOASSERTION', 'LICENSE', 'is no text'),
      at('MIT', 'COPYING'),
    ];
    for (const list of [licences, licences.toReversed()]) {
      expect(judgeLicence({ licences: list }, policy)).toEqual({
        outcome: 'inconclusive',
        message: 'The licence is not known: LICENSE is no text and 1 more.',
        remedy:
          'Make the files that mention the licence readable (LICENSE), or state the licence in the model card.',
      });
    }
    expect(remedyOf({ expression: 'NOASSERTION', problem: 'is no text' })).toBe(
      'Make the files that mention the licence readable, or state the licence in the model card.',
    );
  });

  test('is not denied, whatever is in place of its licence', () => {
    const licences = { allow: [], deny: ['NOASSERTION'] };
    const payload = { licences: [at('NOASSERTION', 'LICENSE', 'is no text')] };
    expect(judgeLicence(payload, { ...bare, licences })).toMatchObject({
      outcome: 'inconclusive',
      message: 'The licence is not known: LICENSE is no text.',
    });
  });
});
