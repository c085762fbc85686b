import { ModelSigningError } from './error.ts';
import type { FileCoverage } from './verified.ts';

/** Maximum number of paths of each kind that an error's details name; the counts are complete. */
const MAX_NAMED = 100;

/**
 * Refuses a model that differs from what was signed.
 *
 * @throws {ModelSigningError} FILES_MISMATCH, with counts and the first 100 paths of each kind
 */
export function refuseDifferences(coverage: FileCoverage, ignoreUnsigned: boolean): void {
  const { mismatched, missing, renamed } = coverage;
  const unsigned = ignoreUnsigned ? [] : coverage.unsignedPresent.map(({ path }) => path);
  if (mismatched.length + missing.length + unsigned.length === 0) return;
  throw new ModelSigningError('FILES_MISMATCH', sentence(mismatched, missing, unsigned), {
    details: {
      counts: {
        mismatched: mismatched.length,
        missing: missing.length,
        unsignedPresent: unsigned.length,
      },
      mismatched: mismatched.slice(0, MAX_NAMED),
      missing: missing.slice(0, MAX_NAMED),
      unsignedPresent: unsigned.slice(0, MAX_NAMED),
      renamed: renamed.slice(0, MAX_NAMED),
    },
  });
}

function sentence(
  mismatched: readonly string[],
  missing: readonly string[],
  unsigned: readonly string[],
): string {
  const parts = [
    counted(mismatched, 'differs', 'differ'),
    counted(missing, 'is missing', 'are missing'),
    counted(unsigned, 'is not signed', 'are not signed'),
  ].filter((part) => part !== '');
  return `the model is not what was signed: ${parts.join(', ')}`;
}

function counted(paths: readonly string[], one: string, many: string): string {
  if (paths.length === 0) return '';
  return paths.length === 1 ? `1 file ${one}` : `${paths.length} files ${many}`;
}
