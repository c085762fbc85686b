import type { LicenceText } from './licence-text.ts';
import { CREATIVE_COMMONS } from './texts-creative-commons.ts';
import { FEW_TERMS } from './texts-few-terms.ts';

const TERMS_END = 'end of terms and conditions';
const BSD_START = 'redistribution and use in source and binary forms';
const BSD_END = 'possibility of such damage';

/** The licences that models ship with most often; cards declare more by name. */
export const LICENCE_TEXTS: readonly LicenceText[] = [
  {
    id: 'Apache-2.0',
    phrases: ['apache license version 2 0 january 2004', 'grant of patent license'],
    body: {
      from: 'apache license version 2 0 january 2004',
      to: TERMS_END,
      digest: 'sha256:f45538b138cf9aea39fa205de037a0bede8305e68281650e7ab809a8b3ebb2f0',
    },
  },
  {
    id: 'MIT',
    phrases: [
      'permission is hereby granted free of charge',
      'shall be included in all copies or substantial portions of the software',
      'dealings in the software',
    ],
    without: [
      'sil open font license',
      'responsible ai',
      'good not evil',
      'in advertising',
      'boost software license',
      'commons clause',
      'non commercial',
      'noncommercial',
    ],
    body: {
      from: 'permission is hereby granted free of charge',
      to: 'dealings in the software',
      digest: 'sha256:0cf21bdfd1964a97a8615e128534845826afbc887edc95aa5c925cbf64386b5c',
    },
  },
  {
    id: 'BSD-3-Clause',
    phrases: [BSD_START, 'neither the name', BSD_END],
    without: ['all advertising materials', 'no express or implied licenses to any party s patent'],
    body: {
      from: BSD_START,
      to: BSD_END,
      digest: 'sha256:53075742228962c7ea381b8242c64602fa32e7b8f52facb6d13ee4f9c596ddfa',
    },
  },
  {
    id: 'BSD-2-Clause',
    phrases: [BSD_START, 'redistributions in binary form must reproduce', BSD_END],
    without: ['neither the name', 'all advertising materials', 'may not be used to endorse'],
    body: {
      from: BSD_START,
      to: BSD_END,
      digest: 'sha256:5451ebe8a5e3be314a64a44da5eb0114b8d1a76ab65f3e05dece17548181ed7d',
    },
  },
  {
    id: 'ISC',
    phrases: [
      'permission to use copy modify and or distribute this software',
      'provided that the above copyright notice and this permission notice appear in all copies',
      'performance of this software',
    ],
    body: {
      from: 'permission to use copy modify and or distribute this software',
      to: 'performance of this software',
      digest: 'sha256:217da0747cec63a2e734185db11cbaa819bcd9e5b83cd12f812128fffe66e26a',
    },
  },
  {
    id: 'CC0-1.0',
    phrases: ['cc0 1 0 universal', 'affirmer'],
    body: {
      from: 'cc0 1 0 universal',
      to: 'with respect to this cc0 or use of the work',
      digest: 'sha256:a142ae38742c8c4c35f5fa19e0a40ebfa60fc38535daf9c570ca3d7e012e1e32',
    },
  },
  {
    id: 'MPL-2.0',
    phrases: ['mozilla public license version 2 0', 'covered software'],
    body: {
      from: 'mozilla public license version 2 0',
      to: 'defined by the mozilla public license v 2 0',
      digest: 'sha256:f82071285728ca3ec7685ee9bc4acdae0b8267142a4d20b8f1805eabedb4a98a',
      editions: ['sha256:9eab7902f21bef0326dee4ed0cae1402c781cbf1f8e3dbeed6fbe176d641bb13'],
    },
  },
  {
    id: 'GPL-2.0-only',
    phrases: ['gnu general public license version 2 june 1991', TERMS_END],
    body: {
      from: 'gnu general public license version 2 june 1991',
      to: TERMS_END,
      digest: 'sha256:8607b1cff63e9a9dc468bf76327bdd0bb2d2abe09d6e8076427fd49236f46f29',
      editions: ['sha256:fdb837dd2dca992d707c959d04be4c537667cd6fbf2b3c199a7761a57bba4321'],
    },
  },
  {
    id: 'GPL-3.0-only',
    phrases: ['gnu general public license version 3 29 june 2007', TERMS_END],
    body: {
      from: 'gnu general public license version 3 29 june 2007',
      to: TERMS_END,
      digest: 'sha256:d9de3adc6f88fd297c319c8e5efae6a00c1606770b4d22bd8fdc95a7071b5251',
      editions: ['sha256:7695d7cd8796b430845e77566a704547e47d785aa9d03d207b486cd1b4741513'],
    },
  },
  {
    id: 'AGPL-3.0-only',
    phrases: ['gnu affero general public license version 3 19 november 2007', TERMS_END],
    body: {
      from: 'gnu affero general public license version 3 19 november 2007',
      to: TERMS_END,
      digest: 'sha256:185580b28ec7db2f06a5e4dc323a504af595aab8418de3f317380b11c4ebf6aa',
      editions: ['sha256:8b1c37fa1c2ab16758688b4d4c45734d0506f3cfa70307bfca7594c828a5b4e3'],
    },
  },
  {
    id: 'LGPL-2.1-only',
    phrases: ['gnu lesser general public license version 2 1 february 1999', TERMS_END],
    body: {
      from: 'gnu lesser general public license version 2 1 february 1999',
      to: TERMS_END,
      digest: 'sha256:f13ce8aa4b0cc0de7c3b73a95e705f217972ef8710e7c0a463342682e2e523de',
    },
  },
  {
    id: 'LGPL-3.0-only',
    phrases: ['gnu lesser general public license version 3 29 june 2007'],
    body: {
      from: 'gnu lesser general public license version 3 29 june 2007',
      to: 'permanent authorization for you to choose that version for the library',
      digest: 'sha256:3ce770135de37fc153de7af30789ebf6cf1e9ad54eb9b487647ea8aa9ccae9c2',
    },
  },
  ...CREATIVE_COMMONS,
  ...FEW_TERMS,
  { id: 'LicenseRef-llama2', phrases: ['llama 2 community license agreement'] },
  { id: 'LicenseRef-llama3', phrases: ['meta llama 3 community license agreement'] },
  { id: 'LicenseRef-llama3.1', phrases: ['llama 3 1 community license agreement'] },
  { id: 'LicenseRef-llama3.2', phrases: ['llama 3 2 community license agreement'] },
  { id: 'LicenseRef-llama3.3', phrases: ['llama 3 3 community license agreement'] },
  { id: 'LicenseRef-llama4', phrases: ['llama 4 community license agreement'] },
  { id: 'LicenseRef-gemma', phrases: ['gemma terms of use', 'gemma prohibited use policy'] },
  {
    id: 'LicenseRef-creativeml-openrail-m',
    phrases: ['creativeml open rail m', 'use based restrictions'],
  },
  { id: 'LicenseRef-bigscience-bloom-rail-1.0', phrases: ['bigscience rail license v1 0'] },
  { id: 'LicenseRef-bigcode-openrail-m', phrases: ['bigcode open rail m'] },
];
