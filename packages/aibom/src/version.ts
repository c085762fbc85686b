import { createRequire } from 'node:module';

/** This package's name and version, as its manifest has them. */
export function ownTool(): { readonly name: string; readonly version: string } {
  const manifest = createRequire(import.meta.url)('../package.json') as {
    name: string;
    version: string;
  };
  return { name: manifest.name, version: manifest.version };
}
