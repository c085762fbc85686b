import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { workspaces } from '../lib/workspaces.mjs';

/** The extensions that an import can omit if a bundler resolves it. */
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

export const cycles = {
  name: 'cycles',
  what: 'no package and no file depends on itself through others, not even through types or dynamic imports',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) =>
    [...findCycles(graphOfWorkspace()), ...findCycles(graphOfFiles(ROOT, await sources(env)))].join(
      '\n',
    ),
};

/** @returns {Map<string, string[]>} */
function graphOfWorkspace() {
  const all = workspaces().map(({ manifest }) => manifest);
  const names = new Set(all.map(({ name }) => name));
  return new Map(
    all.map(({ name, dependencies = {}, devDependencies = {}, peerDependencies = {} }) => [
      name,
      Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).filter((used) =>
        names.has(used),
      ),
    ]),
  );
}

/** Every module of the repository. @param {NodeJS.ProcessEnv} env */
async function sources(env) {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { output } = await capture('git', [...list, '*.ts', '*.tsx', '*.mjs'], env);
  return output.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/**
 * Which file imports which, in any way: values, types, `export from`, `import()` in code and in types.
 *
 * @param {string} root
 * @param {readonly string[]} paths relative to it, with `/`
 * @returns {Map<string, string[]>}
 */
export function graphOfFiles(root, paths) {
  const known = new Set(paths);
  const { preProcessFile } = typescript();
  return new Map(
    paths.map((path) => {
      const { importedFiles } = preProcessFile(readFileSync(join(root, path), 'utf8'));
      const used = importedFiles
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => posix.join(dirname(path), fileName))
        .flatMap((name) => ENDINGS.map((ending) => `${name}${ending}`))
        .filter((name) => known.has(name));
      return [path, [...new Set(used)]];
    }),
  );
}

/**
 * The TypeScript of the root, which is older: version 7 does not have this function.
 *
 * @returns {{ preProcessFile(text: string): { importedFiles: { fileName: string }[] } }}
 */
function typescript() {
  return createRequire(join(ROOT, 'package.json'))('typescript');
}

/**
 * Cycles as `a -> b -> a`, one for each edge that closes one.
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph
 */
export function findCycles(graph) {
  /** @type {string[]} */
  const found = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {(name: string, path: readonly string[]) => void} */
  const visit = (name, path) => {
    if (path.includes(name)) found.push([...path.slice(path.indexOf(name)), name].join(' -> '));
    else if (!done.has(name)) {
      for (const next of graph.get(name) ?? []) visit(next, [...path, name]);
      done.add(name);
    }
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}
