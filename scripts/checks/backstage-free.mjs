import { workspaces } from '../lib/workspaces.mjs';

const KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** oxlint refuses the imports; this check looks at the dependencies in the manifests. */
export const backstageFree = {
  name: 'backstage',
  what: 'packages/ asks for nothing of Backstage',
  run: async () =>
    workspaces()
      .filter(({ folder }) => folder.startsWith('packages/'))
      .flatMap(({ folder, manifest }) =>
        KINDS.flatMap((kind) => Object.keys(manifest[kind] ?? {}))
          .filter((name) => name.includes('backstage'))
          .map((name) => `${folder} asks for ${name}`),
      )
      .join('\n'),
};
