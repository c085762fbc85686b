import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../error.ts';

const CHUNK_BYTES = 64 * 1024;
/** Where shells and systems pass open descriptors; a pipe elsewhere can block forever (CWE-835). */
const GIVEN = /^\/(?:dev|proc)\//;
/** Windows has neither this flag nor such pipes: there it is undefined, which counts as 0. */
const { O_RDONLY, O_NONBLOCK } = constants;

/**
 * The text of a small input file.
 *
 * @throws {CliError} UNREADABLE when it is missing, a folder, a pipe on disk, larger than `maxBytes` (CWE-400)
 *   or not UTF-8
 */
export async function readInput(
  cwd: string,
  file: string,
  what: string,
  maxBytes: number,
): Promise<string> {
  const bytes = await readBytes(cwd, file, what, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal(file, what, 'is not UTF-8 text', cause);
  }
}

/**
 * The bytes of a small input file.
 *
 * @throws {CliError} UNREADABLE when it is missing, a folder, a pipe on disk or larger than `maxBytes`
 */
export async function readBytes(
  cwd: string,
  file: string,
  what: string,
  maxBytes: number,
): Promise<Uint8Array> {
  try {
    const path = resolve(cwd, file);
    const given = GIVEN.test(path);
    await using handle = await open(path, given ? O_RDONLY : O_RDONLY | O_NONBLOCK);
    const stats = await handle.stat();
    if (stats.isDirectory()) throw refusal(file, what, 'is a folder');
    if (stats.isFIFO() && !given) throw refusal(file, what, 'is a pipe');
    const bytes = await readUpTo(handle, maxBytes);
    if (bytes !== undefined) return bytes;
    throw refusal(file, what, `is larger than ${maxBytes} bytes`);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be opened (${code ?? String(cause)})`;
    throw refusal(file, what, why, cause);
  }
}

function refusal(file: string, what: string, why: string, cause?: unknown): CliError {
  return new CliError('UNREADABLE', `Give ${what} that can be read: ${file} ${why}.`, { cause });
}

/** All bytes in reading order, from a pipe too; undefined when there are more than `maxBytes`. */
async function readUpTo(handle: FileHandle, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(
      new Uint8Array(CHUNK_BYTES),
      0,
      CHUNK_BYTES,
      null,
    );
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > maxBytes) return undefined;
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
