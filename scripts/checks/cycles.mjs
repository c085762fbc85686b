import { workspaces } from '../lib/workspaces.mjs';

export const cycles = {
  name: 'cycles',
  what: 'no package depends on itself by way of others',
  run: async () => findCycle(graphOfWorkspace()),
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

/**
 * The first cycle as `a -> b -> a`, or nothing.
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph
 */
export function findCycle(graph) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {(name: string, path: readonly string[]) => string} */
  const visit = (name, path) => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name].join(' -> ');
    if (done.has(name)) return '';
    const found = (graph.get(name) ?? [])
      .map((next) => visit(next, [...path, name]))
      .find((cycle) => cycle !== '');
    done.add(name);
    return found ?? '';
  };
  return [...graph.keys()].map((name) => visit(name, [])).find((cycle) => cycle !== '') ?? '';
}
