import type { ByteSource } from '@weighbridge/core';
import type { FormatReading, ReadContext } from '../format.ts';
import { textReader } from './read.ts';

const readText = textReader('text', 'no');

/**
 * Reads what looked like text at its start and whose name says nothing. Bytes further on that are no text are no
 * fault of the file, which never said that it was any: then nothing is known of it.
 */
export async function readOtherText(
  source: ByteSource,
  context: ReadContext,
): Promise<FormatReading> {
  const reading = await readText(source, context);
  const findings = reading.findings.filter(({ ruleId }) => ruleId !== 'text/malformed');
  return { ...reading, findings };
}
