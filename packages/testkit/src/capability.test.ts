import { expect, test } from 'vitest';
import { CAPABILITIES } from './capabilities.ts';
import { find } from './capability.ts';

test('every capability has a unique name and says how to get it', () => {
  expect(new Set(CAPABILITIES.map((c) => c.name)).size).toBe(CAPABILITIES.length);
  for (const { hint } of CAPABILITIES) expect(hint).not.toBe('');
});

test('refuses an unregistered capability', () => {
  expect(() => find('abacus')).toThrow(RangeError);
});
