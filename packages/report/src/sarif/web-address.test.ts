import { propertyRuns } from '@weighbridge/testkit';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

const ajv = new Ajv2020();
addFormats.default(ajv);
const isUri = ajv.compile({ type: 'string', format: 'uri' });

test.for([
  ['https://weighbridge.dev', 'https://weighbridge.dev/'],
  ['https://a.example/x[^1]', 'https://a.example/x%5B%5E1%5D'],
  ['https://a.example/%zz?q=|#a#b', 'https://a.example/%25zz?q=%7C#a%23b'],
  ['https://[::1]:8443/a%20b', 'https://[::1]:8443/a%20b'],
  ['https://en.example/K%E2%80%93S_(test)', 'https://en.example/K%E2%80%93S_(test)'],
  ['http://a.example/ä', 'http://a.example/%C3%A4'],
] as const)('%s becomes %s', ([text, address]) => {
  expect(webAddress(text)).toBe(address);
});

test.for([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'x',
  '',
  'https://me:pw@a.example/',
  'data:,x',
])('%s is not linked', (text) => {
  expect(webAddress(text)).toBeUndefined();
});

test('a link made from any text is a URI, and is stable', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true })),
      (text) => {
        const address = webAddress(text.startsWith('http') ? text : `https://a.example/${text}`);
        if (address === undefined) return;
        expect(isUri(address), address).toBe(true);
        expect(webAddress(address)).toBe(address);
      },
    ),
    { numRuns: propertyRuns({ short: 1000, long: 20_000 }) },
  );
});
