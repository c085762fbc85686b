import { workspaces } from '../lib/workspaces.mjs';

const KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Imports are oxlint's to refuse; this looks at what the manifests ask for. */
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
