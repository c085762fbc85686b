import type { LicenceText } from './licence-text.ts';

/** Where the legal code begins and ends, whatever surrounds it. */
const BODY = {
  from: 'by exercising the licensed rights defined below',
  to: 'legal processes of any jurisdiction or authority',
} as const;

function commons(
  kind: string,
  name: string,
  hex: string,
  without: readonly string[] = [],
): LicenceText {
  return {
    id: `CC-${kind}-4.0`,
    phrases: [`${name} 4 0 international`, 'licensor', 'licensed rights'],
    without,
    body: { ...BODY, digest: `sha256:${hex}` },
  };
}

/**
 * Creative Commons licences, version 4.0, by their legal code.
 *
 * @see https://creativecommons.org/licenses/list.en
 */
export const CREATIVE_COMMONS: readonly LicenceText[] = [
  commons('BY', 'attribution', '2a9af02cf007e4aca5acda7f284739cc6ea010a49aad741b9334e0ed132d20e2', [
    'attribution noncommercial',
    'attribution sharealike',
    'attribution noderivatives',
    'noncommercial purposes only',
  ]),
  commons(
    'BY-SA',
    'attribution sharealike',
    '7a3fd469c2fbf39c0f7bc6efbeab322bd642877ef75e6792af1f0dd4423e6f88',
  ),
  commons(
    'BY-NC',
    'attribution noncommercial',
    '53fa8024d046a7a4582a5090ec261d8aa459c54ec477305c50fa716e1a755627',
  ),
  commons(
    'BY-NC-SA',
    'attribution noncommercial sharealike',
    '298afd4cd4319fc5e815699ee691d8d8e83ff02f6e3f1d4f7da7915e03cb9bfa',
  ),
  commons(
    'BY-ND',
    'attribution noderivatives',
    '5d8b736a86275ba88af3676f88df469def367485e47cd7e0cc8480689bd0cb98',
  ),
  commons(
    'BY-NC-ND',
    'attribution noncommercial noderivatives',
    '34b906fa620e43a96d8141dc90200ef19fcfe2d2ee2e99b50fa6ae58a03280ae',
  ),
];
