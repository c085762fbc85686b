import { CodedError } from '@weighbridge/core';
import type { StatementSource } from '@weighbridge/weigh';
import { CliError } from '../error.ts';
import { readBytes } from '../files/read-input.ts';
import type { Io } from '../io.ts';

/** A statement of 8 MiB in base64, with its signature, stays below (CWE-400). */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Statements of evidence in files. Whether somebody who may signed them is for the weighing to say.
 *
 * @throws {CliError} UNREADABLE when a file is missing or is not a statement of evidence
 */
export async function loadStatements(
  files: readonly string[],
  io: Io,
): Promise<readonly StatementSource[]> {
  const { parseEvidenceStatement } = await import('@weighbridge/model-signing/attestation');
  const sources: StatementSource[] = [];
  for (const path of files) {
    const bytes = await readBytes(io.cwd, path, 'evidence', MAX_BYTES);
    try {
      parseEvidenceStatement(bytes);
    } catch (cause) {
      if (!(cause instanceof CodedError)) throw cause;
      throw new CliError(
        'UNREADABLE',
        `Give --evidence a statement of evidence; ${path} is not one (${cause.message}).`,
        { cause },
      );
    }
    sources.push({ path, bytes });
  }
  return sources;
}
