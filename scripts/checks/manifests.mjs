import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';
import { publishable } from '../lib/workspaces.mjs';

/** What every published manifest must say, so that readers find the source and the registry can attest it. */
export const manifests = {
  name: 'manifests',
  what: 'published manifests say where they come from and where they run',
  run: async () =>
    publishable()
      .flatMap(({ folder, manifest }) =>
        [...problemsIn(folder, manifest), ...licenceProblems(folder)].map(
          (problem) => `${folder}: ${problem}`,
        ),
      )
      .join('\n'),
};

/**
 * @param {string} folder
 * @param {any} manifest
 */
export function problemsIn(folder, manifest) {
  const wanted = [
    [manifest.license === 'Apache-2.0', 'license is not Apache-2.0'],
    [manifest.repository?.directory === folder, `repository.directory is not ${folder}`],
    [manifest.repository?.url?.startsWith('git+https:'), 'repository.url is missing'],
    [manifest.publishConfig?.access === 'public', 'publishConfig.access is not public'],
    [manifest.publishConfig?.provenance === true, 'publishConfig.provenance is not true'],
    [
      runsInBrowser(manifest) || typeof manifest.engines?.node === 'string',
      'engines.node is missing',
    ],
    [typeof manifest.description === 'string', 'description is missing'],
    [manifest.name.startsWith('@weighbridge/'), 'name is outside @weighbridge'],
  ];
  return wanted.filter(([right]) => right !== true).map(([, problem]) => problem);
}

/** A frontend plugin is bundled into an app; no Node loads it. @param {any} manifest */
function runsInBrowser(manifest) {
  return manifest.backstage?.role === 'frontend-plugin';
}

/** Packing adds the root's licence only if no packed file has such a name. @param {string} folder */
function licenceProblems(folder) {
  const [root, own] = [ROOT, join(ROOT, folder)].map((place) => join(place, 'LICENSE'));
  const same =
    existsSync(String(own)) && readFileSync(String(own)).equals(readFileSync(String(root)));
  return same ? [] : ['LICENSE is not a copy of the one at the root'];
}
