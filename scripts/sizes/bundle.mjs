import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../lib/places.mjs';

/** What every page has beyond ECMAScript and these libraries use; no process, no Buffer, no require. */
const PAGE = { TextEncoder, TextDecoder, URL, atob, btoa };

/**
 * Bundles an import as a web application would, from the sources: the same code as in the package, which contains
 * these sources without their types.
 *
 * @param {import('./limits.mjs').Limit} limit
 * @returns {Promise<{ bytes: number, problem: string | undefined }>}
 */
export async function weighImport({ folder, what, door = 'index.ts', use, gives }) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${what === '*' ? '*' : `{ ${what} }`} from './src/${door}';`,
      resolveDir: join(ROOT, folder),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    // node: modules do not resolve for a browser; that is an error here, as it would be in a page.
    platform: 'browser',
    format: 'iife',
    globalName: 'lib',
    target: 'es2023',
    charset: 'utf8',
    conditions: ['@weighbridge/source'],
    logLevel: 'silent',
  });
  const [code = ''] = outputFiles.map(({ text }) => text);
  return { bytes: gzipSync(code, { level: 9 }).length, problem: problemIn(code, use, gives) };
}

/**
 * @param {string} code
 * @param {string} use
 * @param {unknown} gives
 */
function problemIn(code, use, gives) {
  const page = createContext({ ...PAGE });
  try {
    runInContext(code, page, { timeout: 10_000 });
    const value = runInContext(use, page, { timeout: 10_000 });
    return value === gives
      ? undefined
      : `${use} gives ${String(value)} in a page, not ${String(gives)}`;
  } catch (error) {
    return `it does not run in a page: ${String(error)}`;
  }
}
