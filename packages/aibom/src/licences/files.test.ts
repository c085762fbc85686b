import { expect, test } from 'vitest';
import type { DescribedFile } from '../description.ts';
import { idInName, isLicenceFile } from './files.ts';
import { statedLicence } from './stated.ts';

const isLicence = (path: string, role: DescribedFile['role'] = 'document') =>
  isLicenceFile({
    path,
    role,
    sizeBytes: 1,
    format: null,
    canCarryCode: 'no',
    wellFormed: null,
    coverageComplete: true,
  });

test.for([
  'LICENSE',
  'licence',
  'LICENSE.md',
  'LICENSE.rst',
  'LICENSE.txt',
  'LICENSE-MODEL',
  'LICENSE_MODEL.md',
  'LICENSE-2.0.txt',
  'LICENSE.MIT',
  'LICENSE AGREEMENT.txt',
  'MODEL_LICENSE',
  'model-license.md',
  'LICENSES.md',
  'COPYING',
  'COPYING.LESSER',
  'UNLICENSE',
  'docs/LICENSE',
  'legal/LICENSE.txt',
  'LICENSES/Apache-2.0.txt',
  'LICENSES/LicenseRef-ours.txt',
  'licenses/MIT.txt',
])('%s may hold the licence of the model', (path) => {
  expect(isLicence(path)).toBe(true);
});

test.for([
  'README.md',
  'license.onnx',
  'license-plate-detector.pt',
  'license_plates.txt',
  'licenses.json',
  'LICENSE-THIRD-PARTY.txt',
  'LICENSE.dependencies',
  'drivers_license_classes.txt',
  'unlicensed.txt',
  'node_modules/x/LICENSE',
  'a/b/LICENSE',
  'licenses/readme.txt',
  'unet/LICENSE',
])('%s does not hold the licence of the model', (path) => {
  expect(isLicence(path)).toBe(false);
});

test('a model file is not a licence text', () => {
  expect(isLicence('LICENSE.abc', 'model')).toBe(false);
});

test('reads ids from the file names in a folder of licences', () => {
  expect(idInName('LICENSES/CC-BY-4.0.txt')).toBe('CC-BY-4.0');
  expect(idInName('LICENSES/LicenseRef-ours.txt')).toBe('LicenseRef-ours');
  expect(idInName('licenses/LicenseRef-ours.txt')).toBeUndefined();
  expect(idInName('LICENSES/notes.txt')).toBeUndefined();
  expect(idInName('docs/MIT.txt')).toBeUndefined();
});

test.for([
  ['SPDX-License-Identifier: Apache-2.0\n', 'Apache-2.0'],
  ['# SPDX-License-Identifier: MIT OR Apache-2.0\nwords', 'MIT OR Apache-2.0'],
  ['Apache License 2.0\n', 'Apache License 2.0'],
  ['https://spdx.org/licenses/MIT.html', 'https://spdx.org/licenses/MIT.html'],
  [
    'Copyright 2026 Acme\n\nLicensed under the Apache License, Version 2.0 (the "License");\nyou may not use this file except in compliance with the License.',
    'Apache-2.0',
  ],
  [
    'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the License. In addition, non-commercial use only.',
    undefined,
  ],
  ['Licensed under the Apache License, Version 2.0, with changes.', undefined],
  ['Do what is right.', undefined],
  ['', undefined],
] as const)('%j states %j', ([text, licence]) => {
  expect(statedLicence(text)).toBe(licence);
});
