import { readFileSync } from 'node:fs';
import type { Producer } from './evidence.ts';

/** Each manifest is read once. */
const known = new Map<string, Producer>();

/**
 * Name and version of the package that a module belongs to, from its `package.json`.
 *
 * @param moduleUrl `import.meta.url` of a module directly in the package's `src` or `dist`
 * @throws {Error} a file system or JSON error when there is no manifest in the folder above
 */
export function packageInfo(moduleUrl: string): Producer {
  const { href } = new URL('../package.json', moduleUrl);
  const info = known.get(href) ?? readInfo(href);
  known.set(href, info);
  return info;
}

function readInfo(href: string): Producer {
  const { name, version } = JSON.parse(readFileSync(new URL(href), 'utf8')) as Producer;
  return { name, version };
}
