import { escapeForDisplay } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { nameProblem } from '../manifest/name.ts';
import { refuseTwins } from '../manifest/twins.ts';

/**
 * Checks, before anything is hashed, that every verifier accepts the names.
 *
 * @throws {ModelSigningError} NAME_UNSAFE, RESOURCE_TWIN
 */
export function assertSignableNames(paths: readonly string[], allowTwins: boolean): void {
  for (const path of paths) {
    const problem = nameProblem(path);
    if (problem === undefined) continue;
    const message = `a name to be signed has or is ${problem}: ${escapeForDisplay(path)}`;
    throw new ModelSigningError('NAME_UNSAFE', message, { details: { path, problem } });
  }
  refuseTwins(paths, { allowTwins });
}
