import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** What a test may need beyond Node and npm, where it is found, and how to get it. */
export interface Capability {
  readonly name: string;
  /** How a person gets it, for the closing line of `npm test`. */
  readonly hint: string;
  /** A path or value when it is here, else undefined. */
  find(): string | undefined;
}

/** Registry: one line per capability. */
export const CAPABILITIES: readonly Capability[] = [
  {
    name: 'chromium',
    hint: 'apt install chromium',
    find: () =>
      process.env['WEIGHBRIDGE_CHROMIUM'] ??
      onPath('chromium', 'chromium-browser', 'google-chrome'),
  },
  { name: 'openssl', hint: 'apt install openssl', find: () => onPath('openssl') },
  {
    name: 'vectors',
    hint: 'set WEIGHBRIDGE_VECTORS to the folder of external test vectors',
    find: () => process.env['WEIGHBRIDGE_VECTORS'],
  },
];

function onPath(...names: readonly string[]): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return undefined;
}

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
 * any other skipped test fails the run. Nothing is skipped silently.
 */
export function describeWith(name: string): (title: string, factory: () => void) => void {
  const here = find(name) !== undefined;
  return (title, factory) => {
    (here ? describe : describe.skip)(`${title} [needs ${name}]`, factory);
  };
}
