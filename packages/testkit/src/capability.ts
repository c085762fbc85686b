import { describe, test } from 'vitest';
import { CAPABILITIES } from './capabilities.ts';

/** Where the capability was found, or undefined. */
export function find(name: string): string | undefined {
  const capability = CAPABILITIES.find((c) => c.name === name);
  if (capability === undefined)
    throw new RangeError(
      `unknown capability ${name}, known: ${CAPABILITIES.map((c) => c.name).join(', ')}`,
    );
  return capability.find();
}

/**
 * `describe` for tests that need something beyond Node and npm: `describeWith('chromium')('the portal', ...)`.
 *
 * Without it the tests are skipped under a name that the result reporter counts as "not run: <need>";
 * any other skipped test fails the run. Nothing is skipped silently: a suite with one test per case still counts as
 * one test when it has no cases.
 */
export function describeWith(name: string): (title: string, factory: () => void) => void {
  const here = find(name) !== undefined;
  const suite = here ? describe : describe.skip;
  const witness = here ? () => {} : () => test('was run', ({ expect }) => expect(here).toBe(true));
  return (title, factory) => {
    suite(`${title} [needs ${name}]`, () => {
      factory();
      witness();
    });
  };
}
