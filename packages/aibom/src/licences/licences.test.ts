import { existsSync, readFileSync } from 'node:fs';
import { MIT_TEXT, propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HUGGING_FACE_IDS } from './hugging-face-ids.ts';
import { identifyLicence } from './identify.ts';
import { normaliseLicence } from './normalise.ts';
import { LICENCE_TEXTS } from './texts.ts';

/** Texts that begin or end like another licence, by their characteristic words. */
const LIKE = {
  'MIT-0': MIT_TEXT.replace(
    /subject to the following conditions:[^]*?THE SOFTWARE IS/,
    'THE SOFTWARE IS',
  ),
  X11: `${MIT_TEXT}\nThe name shall not be used in advertising.`,
  JSON: MIT_TEXT.replace(
    'THE SOFTWARE IS',
    'The Software shall be used for Good, not Evil.\n\nTHE SOFTWARE IS',
  ),
  'BSL-1.0': `Boost Software License - Version 1.0 - August 17th, 2003\n${MIT_TEXT}`,
  '0BSD':
    'Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR THE USE OR PERFORMANCE OF THIS SOFTWARE.',
} as const;

test.for([
  ['mit', 'MIT', 'id'],
  ['APACHE-2.0', 'Apache-2.0', 'id'],
  ['gpl-3.0', 'GPL-3.0-only', 'id'],
  ['llama3.2', 'LicenseRef-llama3.2', 'reference'],
  ['gemma', 'LicenseRef-gemma', 'reference'],
  ['openrail', 'LicenseRef-openrail', 'reference'],
  ['other', 'LicenseRef-other', 'reference'],
  ['MIT OR Apache-2.0', 'MIT OR Apache-2.0', 'expression'],
  ['(MIT AND CC-BY-4.0)', '(MIT AND CC-BY-4.0)', 'expression'],
  ['MIT OR', 'LicenseRef-unrecognised-MIT-OR', 'reference'],
  ['My Own Licence, v2!', 'LicenseRef-My-Own-Licence-v2', 'reference'],
  ['LicenseRef-ours', 'LicenseRef-ours', 'reference'],
  ['constructor', 'LicenseRef-constructor', 'reference'],
  ['💥', 'LicenseRef-unnamed', 'reference'],
] as const)('%s is %s', ([text, expression, kind]) => {
  expect(normaliseLicence(text)).toEqual({ expression, kind });
});

test('any text is an SPDX id, an expression or a LicenseRef', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { expression, kind } = normaliseLicence(text);
      expect(kind !== 'reference' || /^LicenseRef-[A-Za-z0-9.-]+$/.test(expression)).toBe(true);
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});

test('every mapped id of Hugging Face is an SPDX id or a LicenseRef', () => {
  for (const [name, mapped] of Object.entries(HUGGING_FACE_IDS)) {
    expect([name, normaliseLicence(mapped).expression]).toEqual([name, mapped]);
  }
});

test('every licence text has an SPDX id or a LicenseRef, each once', () => {
  expect(new Set(LICENCE_TEXTS.map((text) => text.id)).size).toBe(LICENCE_TEXTS.length);
  for (const { id } of LICENCE_TEXTS) expect(normaliseLicence(id).expression).toBe(id);
});

test('the verbatim text is measured, whatever its case, line breaks or copyright line', () => {
  expect(identifyLicence(MIT_TEXT)).toEqual([{ id: 'MIT', tier: 'measured' }]);
  expect(identifyLicence(MIT_TEXT.replaceAll('\n', ' ').toLowerCase())).toEqual([
    { id: 'MIT', tier: 'measured' },
  ]);
});

test('one changed word makes it inferred', () => {
  const text = MIT_TEXT.replace('free of charge', 'free of charge').replace('sublicense', 'lease');
  expect(identifyLicence(text)).toEqual([{ id: 'MIT', tier: 'inferred' }]);
});

test("this project's own licence is Apache-2.0, word for word", () => {
  const text = readFileSync(new URL('../../../../LICENSE', import.meta.url), 'utf8');
  expect(identifyLicence(text)).toEqual([{ id: 'Apache-2.0', tier: 'measured' }]);
});

test.for([
  ['Apache-2.0', '@cyclonedx/cyclonedx-library', 'Apache-2.0'],
  ['ISC', 'yaml', 'ISC'],
  ['MIT', 'ajv', 'MIT'],
  ['MIT', 'packageurl-js', 'MIT'],
] as const)('the %s text of the package %s', ([, name, id]) => {
  const url = new URL(`../../node_modules/${name}/LICENSE`, import.meta.url);
  expect(existsSync(url)).toBe(true);
  expect(identifyLicence(readFileSync(url, 'utf8')).map((licence) => licence.id)).toEqual([id]);
});

test('a text with terms that revoke what it grants is not that licence', () => {
  expect(identifyLicence(`"Commons Clause" License Condition v1.0\n\n${MIT_TEXT}`)).toEqual([]);
});

test.for(['MIT-0', 'X11', 'JSON', 'BSL-1.0', '0BSD'] as const)(
  'the %s text is not mistaken for the licence that it resembles',
  (id) => {
    expect(identifyLicence(LIKE[id])).toEqual(
      id === 'X11' || id === 'JSON' ? [] : [{ id, tier: expect.any(String) as string }],
    );
  },
);

test('prose about licences is not a licence', () => {
  expect(
    identifyLicence('This model may be used under the MIT licence or the Apache License.'),
  ).toEqual([]);
});
