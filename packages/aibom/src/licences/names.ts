/**
 * SPDX ids by the licences' common names, as `plainWords` writes them. A name without a version does not identify a
 * licence unless the licence has only one version.
 *
 * @see https://spdx.org/licenses/
 */
const NAMES: Readonly<Record<string, string>> = {
  '0bsd': '0BSD',
  'academic free 3': 'AFL-3.0',
  'apache 2': 'Apache-2.0',
  'apache software 2': 'Apache-2.0',
  apache2: 'Apache-2.0',
  apachev2: 'Apache-2.0',
  'asl 2': 'Apache-2.0',
  'artistic 2': 'Artistic-2.0',
  'boost software 1': 'BSL-1.0',
  'boost 1': 'BSL-1.0',
  'bsd 2': 'BSD-2-Clause',
  'bsd 2 clause simplified': 'BSD-2-Clause',
  'simplified bsd': 'BSD-2-Clause',
  'bsd 2 clause': 'BSD-2-Clause',
  '2 clause bsd': 'BSD-2-Clause',
  'bsd 3': 'BSD-3-Clause',
  'bsd 3 clause': 'BSD-3-Clause',
  '3 clause bsd': 'BSD-3-Clause',
  'bsd 3 clause new or revised': 'BSD-3-Clause',
  'new bsd': 'BSD-3-Clause',
  'modified bsd': 'BSD-3-Clause',
  'revised bsd': 'BSD-3-Clause',
  'bsd 3 clause clear': 'BSD-3-Clause-Clear',
  'business source 1.1': 'BUSL-1.1',
  cc0: 'CC0-1.0',
  'cc0 universal': 'CC0-1.0',
  'creative commons zero': 'CC0-1.0',
  'creative commons zero 1': 'CC0-1.0',
  'creative commons zero 1 universal': 'CC0-1.0',
  'creative commons 0 1 universal': 'CC0-1.0',
  'cc0 1': 'CC0-1.0',
  'cc0 1 universal': 'CC0-1.0',
  'cc zero': 'CC0-1.0',
  'community data agreement permissive 1': 'CDLA-Permissive-1.0',
  'community data agreement permissive 2': 'CDLA-Permissive-2.0',
  'community data agreement sharing 1': 'CDLA-Sharing-1.0',
  'computational use of data agreement': 'C-UDA-1.0',
  'computational use of data agreement 1': 'C-UDA-1.0',
  'do what the fuck you want to public': 'WTFPL',
  'do what the f*ck you want to public': 'WTFPL',
  'eclipse public 1': 'EPL-1.0',
  'eclipse public 2': 'EPL-2.0',
  'educational community 2': 'ECL-2.0',
  'etalab open 2': 'etalab-2.0',
  'european union public 1.1': 'EUPL-1.1',
  'european union public 1.2': 'EUPL-1.2',
  expat: 'MIT',
  isc: 'ISC',
  'latex project public 1.3c': 'LPPL-1.3c',
  'lesser general public for linguistic resources': 'LGPLLR',
  'microsoft public': 'MS-PL',
  mit: 'MIT',
  'mit expat': 'MIT',
  'expat mit': 'MIT',
  'mozilla public 1.1': 'MPL-1.1',
  'mozilla public 2': 'MPL-2.0',
  mpl2: 'MPL-2.0',
  odbl: 'ODbL-1.0',
  'odc odbl': 'ODbL-1.0',
  'open database': 'ODbL-1.0',
  'open database 1': 'ODbL-1.0',
  'open data commons open database': 'ODbL-1.0',
  'open data commons open database 1': 'ODbL-1.0',
  'open data commons attribution': 'ODC-By-1.0',
  'open data commons attribution 1': 'ODC-By-1.0',
  'open data commons public domain dedication and': 'PDDL-1.0',
  'open data commons public domain dedication and 1': 'PDDL-1.0',
  'open model data and weights agreement': 'OpenMDW-1.0',
  'open software 3': 'OSL-3.0',
  'polyform noncommercial 1': 'PolyForm-Noncommercial-1.0.0',
  postgresql: 'PostgreSQL',
  'sil open font 1.1': 'OFL-1.1',
  'university of illinois ncsa open source': 'NCSA',
  unlicense: 'Unlicense',
  wtfpl: 'WTFPL',
  'zero clause bsd': '0BSD',
  zlib: 'Zlib',
};

/** The names of the GNU licences; the first words give the kind. */
const GNU =
  /^(?:gnu )?(?:(affero |lesser |library |a|l)?(?:general public|gpl)) ?(\d(?:\.\d)?)(\+| or later| or newer| or any later| only)?$/;
const GNU_KINDS: Readonly<Record<string, string>> = {
  'affero ': 'AGPL',
  'lesser ': 'LGPL',
  'library ': 'LGPL',
  a: 'AGPL',
  l: 'LGPL',
};

/** The parts of a Creative Commons licence, in order, with its version. */
const COMMONS =
  /^(?:creative commons|cc) (?:attribution|by)( (?:nc|non ?commercial))?( (?:nd|no ?deriv(?:ative)?s?))?( (?:sa|share ?alike))? (\d(?:\.\d)?)(?: (?:international|unported|generic))?$/;

/** The SPDX id of a licence by its common name, or undefined when the name does not identify a single licence. */
export function idOfName(text: string): string | undefined {
  const words = plainWords(text);
  if (Object.hasOwn(NAMES, words)) return NAMES[words];
  return gnuId(words) ?? commonsId(words);
}

/**
 * Words in lower case without those that every licence name has, and numbers without trailing zeros: `Apache License,
 * Version 2.0` becomes `apache 2`.
 */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[“”"'`_,;:/\\()&–-]+/g, ' ')
    .replaceAll('licence', 'license')
    .replaceAll(/\b(?:the|licensed under|license|version|ver\.?)(?=\s|$)/g, ' ')
    .replaceAll(/\b(l?a?gpl|mpl|apache|epl|eupl|bsd|lgpl)v?(?=\d)/g, '$1 ')
    .replaceAll(/(?:^|\s)v\.? ?(?=\d)/g, ' ')
    .replaceAll(/\b(\d+) (\d)(?= |$)/g, '$1.$2')
    .replaceAll(/\b(\d+)(?:\.0)+(?![\d.])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function gnuId(words: string): string | undefined {
  const [whole, kind = '', version = '', later = ''] = GNU.exec(words) ?? [];
  if (whole === undefined) return undefined;
  const number = version.includes('.') ? version : `${version}.0`;
  const tail = later === '' || later === ' only' ? 'only' : 'or-later';
  return `${GNU_KINDS[kind] ?? 'GPL'}-${number}-${tail}`;
}

function commonsId(words: string): string | undefined {
  const [whole, nc, nd, sa, version = ''] = COMMONS.exec(words) ?? [];
  if (whole === undefined || (nd !== undefined && sa !== undefined)) return undefined;
  const parts = ['CC-BY', nc && 'NC', nd && 'ND', sa && 'SA'].filter(Boolean);
  return `${parts.join('-')}-${version.includes('.') ? version : `${version}.0`}`;
}
