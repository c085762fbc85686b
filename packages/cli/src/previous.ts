import type { Posture } from '@weighbridge/core';
import { CliError } from './error.ts';
import { readInput } from './read-input.ts';

/** A statement about a model of 100,000 files stays well below (CWE-400). */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The posture in a file that `weigh --format json` wrote, or a bare posture statement.
 *
 * @throws {CliError} UNREADABLE when it is neither
 */
export async function loadPrevious(cwd: string, file: string): Promise<Posture> {
  const text = await readInput(cwd, file, 'a previous posture', MAX_BYTES);
  const { postureSchema } = await import('@weighbridge/core/schema');
  const parsed = postureSchema.safeParse(unwrap(parseJson(text)));
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first === undefined ? '' : ` (/${first.path.join('/')}: ${first.message})`;
  throw new CliError(
    'UNREADABLE',
    `Give --previous a file that weigh --format json wrote: ${file} is not a posture${where}.`,
  );
}

function unwrap(json: unknown): unknown {
  const report = json as { readonly kind?: unknown; readonly posture?: unknown } | null | undefined;
  return report?.kind === 'posture' ? report.posture : json;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
