import { expect, test } from 'vitest';
import { withDefaults } from './with-defaults.ts';

interface Options {
  readonly maxBytes?: number | undefined;
  readonly strict?: boolean | undefined;
  readonly path?: string | undefined;
}

const DEFAULTS = { maxBytes: 100, strict: true };

const settle = (given: Options) => withDefaults(DEFAULTS, given);

test('what is given replaces a default, false and zero too', () => {
  expect(settle({ maxBytes: 0, strict: false })).toEqual({
    maxBytes: 0,
    strict: false,
  });
});

test('an option that is left out or undefined keeps its default', () => {
  expect(settle({})).toEqual(DEFAULTS);
  expect(settle({ maxBytes: undefined, strict: undefined })).toEqual(DEFAULTS);
});

test('options without a default keep their value', () => {
  expect(settle({ path: 'a' }).path).toBe('a');
});
