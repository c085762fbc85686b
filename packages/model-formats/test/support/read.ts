import { memoryFolder, memorySource } from '@weighbridge/core';
import type { FormatReading, Limits } from '../../src/index.ts';
import { readModelFile } from '../../src/index.ts';

/** Reads one file of an in-memory model; the file must be recognised or claimed. */
export async function readBytes(
  path: string,
  bytes: Uint8Array,
  options: {
    readonly limits?: Partial<Limits>;
    readonly beside?: Readonly<Record<string, Uint8Array>>;
  } = {},
): Promise<FormatReading> {
  const folder = memoryFolder('model', { ...options.beside, [path]: bytes });
  const reading = await readModelFile(memorySource(bytes), {
    path,
    folder,
    ...(options.limits !== undefined && { limits: options.limits }),
  });
  if (reading === undefined) throw new Error(`${path} is not recognised`);
  return reading;
}

export function ruleIds(reading: FormatReading | undefined): readonly string[] {
  return (reading?.findings ?? []).map(({ ruleId }) => ruleId);
}

export function isClean(reading: FormatReading | undefined): boolean {
  return (
    reading !== undefined &&
    reading.coverage.complete &&
    reading.findings.every(({ level }) => level !== 'error')
  );
}
