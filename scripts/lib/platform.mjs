import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './places.mjs';

const BROUGHT = new Set(['linux-x64', 'linux-arm64']);
const OLDEST_OWN_NODE = 24;

/** @typedef {{ platform: string, arch: string, node: string, glibc: boolean }} Host */

/**
 * Whether pnpm and Node 24 have binaries for this machine, or the machine's own Node is used.
 *
 * @param {Host} host
 * @returns {{ name: string, brought: boolean }}
 * @throws {Failure} when neither is possible
 */
export function platform(host = thisHost()) {
  const name = `${host.platform}-${host.arch}`;
  const brought = BROUGHT.has(name) && host.glibc;
  if (!brought && Number(host.node.split('.')[0]) < OLDEST_OWN_NODE) {
    const what = BROUGHT.has(name) ? `${name} without glibc` : name;
    throw new Failure(
      `On ${what} Weighbridge needs Node 24 or newer, this is v${host.node}: install Node 24 (nodejs.org) and run the command again.`,
    );
  }
  return { name, brought };
}

/** @returns {Host} */
function thisHost() {
  const { platform: name, arch, versions } = process;
  return { platform: name, arch, node: versions.node, glibc: hasGlibc() };
}

function hasGlibc() {
  if (process.platform !== 'linux') return false;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  return report.header.glibcVersionRuntime !== undefined;
}

/** The Node that runs the project: the pinned one of the lock file if it exists for this machine. */
export function nodeFolder({ name, brought }) {
  const folder = join(ROOT, 'node_modules', `node-${name}`, 'bin');
  return brought && existsSync(join(folder, 'node')) ? folder : undefined;
}
