import { expect, test } from 'vitest';
import { readLenientJson } from './json-value.ts';

test.for([
  ['{"a": NaN, "b": 1}', { b: 1 }, ['/a']],
  [
    '{"a": [0.0, Infinity, {"x/y": [1, -Infinity]}]}',
    { a: [0, null, { 'x/y': [1, null] }] },
    ['/a/1', '/a/2/x~1y/1'],
  ],
  ['[[1], [NaN]]', [[1], [null]], ['/1/0']],
  [
    '{"log": [{"loss": NaN, "step": 1}], "b": {"c": 1}}',
    { log: [{ step: 1 }], b: { c: 1 } },
    ['/log/0/loss'],
  ],
  ['{"a": 1, "a": NaN}', {}, ['/a']],
  ['{"a": NaN, "a": 1}', { a: 1 }, ['/a']],
  ['NaN', undefined, ['']],
  ['{"a": [NaN, NaN, NaN, NaN]}', { a: [null, null, null, null] }, ['/a/0', '/a/1', '/a/2']],
  ['{"a": "NaN", "b": [1,],}', { a: 'NaN', b: [1] }, []],
] as const)('%s keeps everything that is a value', ([text, value, places]) => {
  expect(readLenientJson(text)).toMatchObject({ notNumbers: places });
  expect(readLenientJson(text)).toHaveProperty('value', value);
});
