import type { ByteSource } from '@weighbridge/core';
import type { FormatReading, ReadContext } from '../format.ts';
import { textReader } from './read.ts';

const readText = textReader('text', 'no');

/**
 * Reads a file that looks like text at its start and whose name indicates nothing. Later bytes that are not text are
 * not a fault of the file, which never claimed to be text: nothing is then known about it.
 */
export async function readOtherText(
  source: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  const reading = await readText(source, context);
  const findings = reading.findings.filter(({ ruleId }) => ruleId !== 'text/malformed');
  return { ...reading, findings };
}
