import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIM = new URL('./tests.ts', import.meta.url).href;

/**
 * Resolves `vitest` to our declarations, serves the instrumented sources instead of the files, and separates
 * generations of this package's modules, so that a change can be active while they load.
 */
export function hook(root: string, sources: Readonly<Record<string, string>>): void {
  const inside = (url: string) => {
    if (!url.startsWith('file:')) return undefined;
    const path = relative(root, fileURLToPath(url.split('?')[0] ?? url));
    return /^(?:src|test)\//.test(path) ? path : undefined;
  };
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest') return { url: SHIM, shortCircuit: true };
      const found = next(specifier, context);
      const generation = context.parentURL?.split('?generation=')[1];
      const keep = generation === undefined || inside(found.url) === undefined;
      return keep || found.url.includes('?')
        ? found
        : { ...found, url: `${found.url}?generation=${generation}` };
    },
    load(url, context, next) {
      const source = sources[inside(url) ?? ''];
      if (source === undefined) return next(url, context);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
