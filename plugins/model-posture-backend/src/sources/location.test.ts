import { expect, test } from 'vitest';
import { MAX_LOCATION_LENGTH, parseLocation } from './location.ts';

test('reads the source and the folder below it', () => {
  expect(parseLocation('estate/fraud-scorer/v7')).toEqual({
    source: 'estate',
    path: 'fraud-scorer/v7',
  });
});

test.for([
  ['estate/../secrets', 'OUTSIDE_ROOT'],
  ['estate/a/../../b', 'OUTSIDE_ROOT'],
  ['estate/./a', 'OUTSIDE_ROOT'],
  ['estate', 'NOT_LOCATED'],
  ['estate/', 'NOT_LOCATED'],
  ['/etc/passwd', 'NOT_LOCATED'],
  ['estate//etc', 'NOT_LOCATED'],
  ['estate/a\\..\\b', 'NOT_LOCATED'],
  ['estate/a\u0000b', 'NOT_LOCATED'],
  ['estate/a\nb', 'NOT_LOCATED'],
  ['estate/\ud800', 'NOT_LOCATED'],
  [`estate/${'a'.repeat(MAX_LOCATION_LENGTH)}`, 'NOT_LOCATED'],
  [undefined, 'NOT_LOCATED'],
] as const)('refuses %j', ([text, code]) => {
  expect(() => parseLocation(text)).toThrow(expect.objectContaining({ code }));
});
