import type { Posture } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { readInput } from '../files/read-input.ts';

/** A statement about a model with 100,000 files stays well below this (CWE-400). */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The posture in a file that `weigh --format json` or `weigh --sign` wrote, or a bare posture. A signed
 * posture's signature is not verified here: the posture is as trustworthy as its source.
 *
 * @throws {CliError} UNREADABLE when it is none of these
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
    `Give --previous a file that weigh --format json or weigh --sign wrote: ${file} holds no posture${where}.`,
  );
}

type Members = Readonly<Record<string, unknown>> | null | undefined;

function unwrap(json: unknown): unknown {
  const report = json as Members;
  if (report?.['kind'] === 'posture') return report['posture'];
  const envelope = report?.['dsseEnvelope'] as Members;
  const payload = envelope?.['payload'];
  if (typeof payload !== 'string') return json;
  const statement = parseJson(Buffer.from(payload, 'base64').toString('utf8')) as Members;
  return (statement?.['predicate'] as Members)?.['posture'];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
