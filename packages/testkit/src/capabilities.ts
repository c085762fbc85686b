import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a test can need beyond Node and npm, where it is found, and how to get it. */
export interface Capability {
  readonly name: string;
  /** How to get it, for the last line of `npm test`. */
  readonly hint: string;
  /** A path or value if it is available, otherwise undefined. */
  find(): string | undefined;
}

/** Registry: one line per capability. `npm test` reads it too, so it imports only Node modules. */
export const CAPABILITIES: readonly Capability[] = [
  { name: 'chromium', hint: 'apt install chromium', find: findChromium },
  { name: 'openssl', hint: 'apt install openssl', find: () => onPath('openssl') },
  { name: 'postgresql', hint: 'apt install postgresql', find: findPostgres },
  { name: 'python3', hint: 'apt install python3', find: () => onPath('python3') },
  { name: 'softhsm2', hint: 'apt install softhsm2 g++ make python3', find: findSoftHsm },
  {
    name: 'vectors',
    hint: 'set WEIGHBRIDGE_VECTORS to the folder of external test vectors',
    find: () => process.env['WEIGHBRIDGE_VECTORS'],
  },
];

function findChromium(): string | undefined {
  return (
    process.env['WEIGHBRIDGE_CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome')
  );
}

/** A running server, or the program that creates one: Debian keeps it off the PATH, in a folder for each version. */
function findPostgres(): string | undefined {
  const given = process.env['WEIGHBRIDGE_POSTGRES'] ?? onPath('initdb');
  if (given !== undefined) return given;
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin', 'initdb'))
    .find((path) => existsSync(path));
}

/** A token library, and the tools that compile its binding. */
function findSoftHsm(): string | undefined {
  const library = [
    process.env['PKCS11_LIBRARY'] ?? '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/local/lib/softhsm/libsofthsm2.so',
    '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  ].find((path) => existsSync(path));
  const tools = ['softhsm2-util', 'g++', 'make', 'python3'];
  return tools.every((tool) => onPath(tool) !== undefined) ? library : undefined;
}

function onPath(...names: readonly string[]): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return undefined;
}
