import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

test.for<[text: string, address: string | undefined]>([
  ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
  ['https://en.example/K%E2%80%93S_test', 'https://en.example/K%E2%80%93S_test'],
  ['https://[::1]:8080/a[1]', 'https://[::1]:8080/a%5B1%5D'],
  ['https://a.example/a|b^c%zz?q={}#d#e', 'https://a.example/a%7Cb%5Ec%25zz?q=%7B%7D#d%23e'],
  ['http://a.example/a b', 'http://a.example/a%20b'],
  ['https://a.example/?', 'https://a.example/?'],
  ['javascript:alert(1)', undefined],
  ['not an address', undefined],
])('%s stands behind a link as %s', ([text, address]) => {
  expect(webAddress(text)).toBe(address);
});
