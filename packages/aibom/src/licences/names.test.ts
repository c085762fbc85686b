import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { normaliseLicence } from './normalise.ts';

const require = createRequire(import.meta.url);
const IDS = require('spdx-license-ids') as readonly string[];

test.for([
  ['Apache 2.0', 'Apache-2.0'],
  ['Apache License 2.0', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['Apache-2.0 License', 'Apache-2.0'],
  ['apache license v2', 'Apache-2.0'],
  ['The MIT License (MIT)', 'MIT'],
  ['MIT Licence', 'MIT'],
  ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause'],
  ['3-Clause BSD License', 'BSD-3-Clause'],
  ['AGPL-3.0 License (https://ultralytics.com/license)', 'AGPL-3.0-only'],
  ['GNU Affero General Public License v3.0', 'AGPL-3.0-only'],
  ['GNU General Public License v2.0 or later', 'GPL-2.0-or-later'],
  ['GPLv3', 'GPL-3.0-only'],
  ['LGPLv2.1+', 'LGPL-2.1-or-later'],
  ['GPL-3.0+', 'GPL-3.0-or-later'],
  ['CC BY-NC-SA 4.0', 'CC-BY-NC-SA-4.0'],
  ['Creative Commons Attribution-ShareAlike 4.0 International', 'CC-BY-SA-4.0'],
  ['Creative Commons Attribution Non Commercial No Derivatives 3.0', 'CC-BY-NC-ND-3.0'],
  ['CC0', 'CC0-1.0'],
  ['Creative Commons Zero v1.0 Universal', 'CC0-1.0'],
  ['Open Data Commons Open Database License v1.0', 'ODbL-1.0'],
  ['odbl', 'ODbL-1.0'],
  ['odc-by', 'ODC-By-1.0'],
  ['pddl', 'PDDL-1.0'],
  ['c-uda', 'C-UDA-1.0'],
  ['lgpl-lr', 'LGPLLR'],
  ['openmdw-1.0', 'OpenMDW-1.0'],
  ['Mozilla Public License 2.0 (MPL 2.0)', 'MPL-2.0'],
  ['Apache 2.0 (see LICENSE)', 'Apache-2.0'],
] as const)('%s is %s', ([name, expression]) => {
  expect(normaliseLicence(name)).toEqual({ expression, kind: 'id' });
});

test.for([
  ['https://spdx.org/licenses/Apache-2.0.html', 'Apache-2.0'],
  ['https://www.apache.org/licenses/LICENSE-2.0', 'Apache-2.0'],
  ['http://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
  ['https://opensource.org/license/apache-2-0', 'Apache-2.0'],
  ['https://opensource.org/licenses/mit-license.php', 'MIT'],
  ['http://opensource.org/licenses/BSD-3-Clause/', 'BSD-3-Clause'],
  ['https://opensource.org/license/agpl-v3', 'AGPL-3.0-only'],
  ['https://choosealicense.com/licenses/mit/', 'MIT'],
  ['https://creativecommons.org/licenses/by-nc/4.0/', 'CC-BY-NC-4.0'],
  ['https://creativecommons.org/licenses/by-sa/4.0/deed.en', 'CC-BY-SA-4.0'],
  ['https://creativecommons.org/licenses/by/3.0/us/', 'CC-BY-3.0-US'],
  ['https://creativecommons.org/publicdomain/zero/1.0/legalcode', 'CC0-1.0'],
  ['https://www.gnu.org/licenses/old-licenses/gpl-2.0.en.html', 'GPL-2.0-only'],
  ['https://www.mozilla.org/en-US/MPL/2.0/', 'MPL-2.0'],
  ['https://opendatacommons.org/licenses/odbl/1-0/', 'ODbL-1.0'],
  ['https://cdla.dev/permissive-2-0/', 'CDLA-Permissive-2.0'],
  ['https://unlicense.org', 'Unlicense'],
] as const)('the page %s is %s', ([page, expression]) => {
  expect(normaliseLicence(page)).toEqual({ expression, kind: 'id' });
});

test.for([
  ['mit or apache-2.0', 'MIT OR Apache-2.0'],
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  ['MIT License or Apache License 2.0', 'MIT OR Apache-2.0'],
  ['(MIT OR Apache 2.0) AND cc-by-4.0', '(MIT OR Apache-2.0) AND CC-BY-4.0'],
  ['mit or llama3.1', 'MIT OR LicenseRef-llama3.1'],
  ['GPL-2.0-only with Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
] as const)('%s is the expression %s', ([text, expression]) => {
  expect(normaliseLicence(text)).toEqual({ expression, kind: 'expression' });
});

test.for([
  ['apache', 'LicenseRef-apache'],
  ['BSD', 'LicenseRef-bsd'],
  ['GPL', 'LicenseRef-gpl'],
  ['cc-by', 'LicenseRef-cc-by'],
  ['UNLICENSED', 'LicenseRef-UNLICENSED'],
  ['public domain', 'LicenseRef-public-domain'],
  ['https://www.apache.org/licenses/', 'LicenseRef-https-www.apache.org-licenses'],
  ['nvidia-open-model-license', 'LicenseRef-nvidia-open-model-license'],
  ['MIT, Apache-2.0', 'LicenseRef-unrecognised-MIT-Apache-2.0'],
  ['MIT & Apache', 'LicenseRef-unrecognised-MIT-Apache'],
  ['MIT License (non-commercial)', 'LicenseRef-unrecognised-MIT-License-non-commercial'],
  ['MIT (code) / CC-BY-NC-4.0 (weights)', 'LicenseRef-unrecognised-MIT-code-CC-BY-NC-4.0-weights'],
  ['Apache 2.0 with changes', 'LicenseRef-Apache-2.0-with-changes'],
] as const)('%s names no single licence: %s', ([text, expression]) => {
  expect(normaliseLicence(text).kind).toBe('reference');
  expect(normaliseLicence(text).expression.replace('unrecognised-', '')).toBe(
    expression.replace('unrecognised-', ''),
  );
});

test('a LicenseRef that contains an id says that it was not recognised', () => {
  for (const id of IDS.filter((each) => !each.includes('+'))) {
    const { expression, kind } = normaliseLicence(`${id} but changed`);
    expect([kind, expression]).toEqual(['reference', expect.stringContaining('unrecognised-')]);
  }
});

test('an id stays itself, also with its page or the word licence', () => {
  for (const id of IDS) {
    const spellings = [id, id.toLowerCase(), `${id} License`, `https://spdx.org/licenses/${id}`];
    for (const text of spellings)
      expect([text, normaliseLicence(text).expression]).toEqual([text, id]);
  }
});
