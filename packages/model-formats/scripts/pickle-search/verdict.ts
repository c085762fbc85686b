import { memorySource } from '@weighbridge/core';
import { readModelFile } from '../../src/index.ts';

/** What the reader says about a second format in some bytes. */
export type Verdict = 'none' | 'undecided' | 'pickle';

/** Reads bytes under a name and returns whether they are called a pickle or left undecided. */
export async function verdictOf(path: string, bytes: Uint8Array): Promise<Verdict> {
  const reading = await readModelFile(memorySource(bytes), { path });
  const guilty =
    reading?.format === 'pickle' ||
    reading?.findings.some(({ message }) => message.includes('pickle'));
  if (guilty === true) return 'pickle';
  return reading?.coverage.skipped.some(({ what }) => what === 'second format') === true
    ? 'undecided'
    : 'none';
}
