import { capture } from '../lib/capture.mjs';

/** @type {Promise<unknown>[]} */
const going = [];

/**
 * Removes a folder of the rehearsal in parallel to the next steps: an installed project has tens of thousands of files.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
export function discard(folder, env) {
  going.push(capture('rm', ['-rf', folder], env));
}

/** Ends when all of them are gone. */
export const discarded = () => Promise.all(going);
