/**
 * SPDX ids whose terms let anyone use, change and pass on what they cover, including commercially: the usual permissive
 * code licences, weak copyleft per file, and the open licences for data and content.
 *
 * @see https://spdx.org/licenses/
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'AFL-3.0',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD-3-Clause-Clear',
  'BSL-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'CDLA-Permissive-1.0',
  'CDLA-Permissive-2.0',
  'ECL-2.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'MS-PL',
  'NCSA',
  'ODC-By-1.0',
  'PDDL-1.0',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'UPL-1.0',
  'W3C',
  'Zlib',
];

const VERSIONS = ['1.0', '2.0', '2.5', '3.0', '4.0'] as const;

/** SPDX ids whose terms forbid commercial use. */
export const DENIED_LICENCES: readonly string[] = [
  ...VERSIONS.map((version) => `CC-BY-NC-${version}`),
  ...VERSIONS.map((version) => `CC-BY-NC-ND-${version}`),
  ...VERSIONS.map((version) => `CC-BY-NC-SA-${version}`),
  'PolyForm-Noncommercial-1.0.0',
];
