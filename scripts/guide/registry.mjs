import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';

/**
 * Long enough ago for a package manager that waits some days before it accepts a release, like that of the templates.
 */
const PUBLISHED = '2020-01-01T00:00:00.000Z';

/**
 * Serves packed packages on a free port of the loopback address, like a registry: the manifest of each in its only
 * version, and its tarball. It has nothing else.
 *
 * @param {ReadonlyMap<string, string>} tarballs by package name
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function serveTarballs(tarballs, env) {
  const manifests = new Map();
  for (const [name, tarball] of tarballs) manifests.set(name, await manifestOf(tarball, env));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const file = [...tarballs.values()].find((tarball) => path === `-/${basename(tarball)}`);
    const body = file === undefined ? packument(path) : readFileSync(file);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  const url = await listen(server);
  return { url, close: () => void server.close() };

  /** @param {string} name */
  function packument(name) {
    const manifest = manifests.get(name);
    if (manifest === undefined) return undefined;
    const { version } = manifest;
    const tarball = String(tarballs.get(name));
    const dist = { tarball: `${url}/-/${basename(tarball)}`, integrity: integrityOf(tarball) };
    return JSON.stringify({
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist } },
      time: { created: PUBLISHED, modified: PUBLISHED, [version]: PUBLISHED },
    });
  }
}

/** @param {string} tarball @param {NodeJS.ProcessEnv} env */
async function manifestOf(tarball, env) {
  const { code, output } = await capture('tar', ['-xzOf', tarball, 'package/package.json'], env);
  if (code !== 0) throw new Failure(`${basename(tarball)} cannot be read:\n${output}`);
  return JSON.parse(output);
}

/** @param {string} file */
function integrityOf(file) {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

/** @param {import('node:http').Server} server @returns {Promise<string>} */
function listen(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
