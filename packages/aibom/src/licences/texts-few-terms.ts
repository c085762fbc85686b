import type { LicenceText } from './licence-text.ts';

/** Short permissive licences, and those for fonts and data. */
export const FEW_TERMS: readonly LicenceText[] = [
  {
    id: 'Unlicense',
    phrases: ['this is free and unencumbered software released into the public domain'],
    body: {
      from: 'this is free and unencumbered software released into the public domain',
      to: 'other dealings in the software',
      digest: 'sha256:e6e60d2037efe58841d698b341a609d8a738effceaadb12ac721e54f8e0bf7db',
    },
  },
  {
    id: 'BSL-1.0',
    phrases: ['boost software license version 1 0', 'permission is hereby granted free of charge'],
    body: {
      from: 'boost software license version 1 0 august 17th 2003',
      to: 'other dealings in the software',
      digest: 'sha256:5fcf89bde8c0c2deb999f4cc626e1aebf90e80fdc5cd334dae008152ef4a1ded',
    },
  },
  {
    id: 'Zlib',
    phrases: [
      'this software is provided as is without any express or implied warranty',
      'must not be misrepresented',
      'altered from any source distribution',
    ],
    without: ['in binary form'],
    body: {
      from: 'this software is provided as is without any express or implied warranty',
      to: 'altered from any source distribution',
      digest: 'sha256:1b8c5cd52eceb19ab0bc3cb40be110b1c0e7fa2671a3fe5866e59dd1502e69c7',
    },
  },
  {
    id: '0BSD',
    phrases: [
      'distribute this software for any purpose with or without fee is hereby granted',
      'performance of this software',
    ],
    without: ['appear in all copies'],
    body: {
      from: 'permission to use copy modify and or distribute this software for any purpose with or without fee is hereby granted',
      to: 'performance of this software',
      digest: 'sha256:25a274d52b3014d9bd64e0f3362fd279ac1655f163d5c518f6b9f6c43354802c',
    },
  },
  {
    id: 'MIT-0',
    phrases: [
      'permission is hereby granted free of charge to any person obtaining a copy of this software',
      'to deal in the software without restriction',
      'dealings in the software',
    ],
    without: ['shall be included', 'subject to the following', 'must be'],
    body: {
      from: 'permission is hereby granted free of charge',
      to: 'dealings in the software',
      digest: 'sha256:a181c333030f65ebcf2eabeca3493225b6b03fce6907bdd3e59e7a8a37180fbd',
    },
  },
  {
    id: 'BSD-3-Clause-Clear',
    phrases: [
      'redistribution and use in source and binary forms',
      'no express or implied licenses to any party s patent rights',
    ],
    body: {
      from: 'redistribution and use in source and binary forms',
      to: 'possibility of such damage',
      digest: 'sha256:a0a0c688c313a11f4a3ed51b410a89bfa9dfaf943851c7d6a185f73c41b1ab23',
    },
  },
  {
    id: 'OFL-1.1',
    phrases: ['sil open font license version 1 1', 'other dealings in the font software'],
    body: {
      from: 'sil open font license version 1 1 26 february 2007',
      to: 'other dealings in the font software',
      digest: 'sha256:a4915a2dcd67c648b73ad8364858cba28bbfb700e62ca5847e2c30544066e01a',
    },
  },
  {
    id: 'Artistic-2.0',
    phrases: ['the artistic license 2 0', 'possibility of such damage'],
    body: {
      from: 'the artistic license 2 0',
      to: 'possibility of such damage',
      digest: 'sha256:17920e4f720d4c1ca2f398c6ba74fdb3da50c8dbe12530c0ca729dca1a14a9c1',
    },
  },
  {
    id: 'BlueOak-1.0.0',
    phrases: [
      'blue oak model license version 1 0 0',
      'each contributor licenses you to do everything with this software',
    ],
    body: {
      from: 'each contributor licenses you to do everything with this software',
      to: 'kind of legal claim',
      digest: 'sha256:35bb3d8d79d20aa4ecfca32465d99aea7466bb7139058298251b7300fc5fd517',
    },
  },
  {
    id: 'WTFPL',
    phrases: [
      'do what the fuck you want to public license',
      'you just do what the fuck you want to',
    ],
    body: {
      from: 'do what the fuck you want to public license',
      to: 'you just do what the fuck you want to',
      digest: 'sha256:18613cb3400da63edf623175f030a7379347fb0e088f5a478de27cf25e097406',
    },
  },
];
