import { resolve } from 'node:path';
import { CliError } from '../../error.ts';
import { assertWritable } from '../../files/atomic-write.ts';
import type { Io } from '../../io.ts';
import type { OutputOptions } from '../../output/options.ts';

/** The flag as messages name it. */
export const BOM_OUT = '--bom-out';

/**
 * Finds out before the hashing whether the bill of materials can be written. Not into the model: it would be a
 * file that was not weighed, and the next weighing would take it for one of the model's own.
 *
 * @throws {CliError} BAD_USAGE, UNWRITABLE
 */
export async function assertBomOut(
  file: string,
  { output }: OutputOptions,
  model: string,
  io: Io,
): Promise<void> {
  if (file === '-' || (output !== undefined && resolve(io.cwd, output) === resolve(io.cwd, file))) {
    throw new CliError(
      'BAD_USAGE',
      `Give ${BOM_OUT} a file of its own: ${file} is where the answer goes.`,
    );
  }
  await assertWritable(io.cwd, file, model, BOM_OUT);
}
