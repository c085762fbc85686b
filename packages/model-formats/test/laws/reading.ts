import type { ByteSource } from '@weighbridge/core';
import { memoryFolder, memorySource } from '@weighbridge/core';
import type { Format, FormatReading, Limits } from '../../src/index.ts';
import { countingSource, formatRules, readModelFile } from '../../src/index.ts';
import type { SampleFile } from '../support/sample.ts';

const RULES = new Set<string>(formatRules.map(({ id }) => id));
/** Larger than anything that a reader may read within these limits. */
const HUGE_BYTES = 2 ** 33;
const MEBIBYTE = 2 ** 20;
const SMALL: Partial<Limits> = {
  maxReadBytes: MEBIBYTE,
  maxDocumentBytes: MEBIBYTE,
  maxHeaderBytes: MEBIBYTE,
};
/** The head, the end that is searched for a zip, and the reads of a search up to its limit. */
const MOST_READ = 6 * MEBIBYTE;

/** What is wrong with how a file of any kind is read. */
export async function readingProblems(
  formats: readonly Format[],
  { path, bytes, beside = {} }: SampleFile,
): Promise<readonly string[]> {
  const read = async (): Promise<FormatReading | undefined> =>
    readModelFile(memorySource(bytes), {
      path,
      folder: memoryFolder('model', { ...beside, [path]: bytes }),
    });
  const reading = await read();
  if (reading === undefined) return [];
  const again = await read();
  const same = JSON.stringify(again) === JSON.stringify(reading);
  return [
    ...(same ? [] : ['two readings of it differ']),
    ...coverageProblems(reading, bytes.length),
    ...claimProblems(reading, formats),
    ...(await boundProblems(path, bytes)),
  ];
}

/** Coverage that claims more than was examined. */
function coverageProblems(reading: FormatReading, sizeBytes: number): readonly string[] {
  const { checked, coverage } = reading;
  const { complete, skipped, readBytes } = coverage;
  const isWhole = sizeBytes === 0 || checked !== 'nothing';
  return [
    ...(coverage.sizeBytes === sizeBytes ? [] : ['its size is not the size of the file']),
    ...(complete === (skipped.length === 0) ? [] : ['it is complete, but something was skipped']),
    ...(complete && !isWhole ? ['it is complete, but nothing was checked'] : []),
    ...(complete && checked === 'text' && readBytes < sizeBytes
      ? ['it is complete, but text was left out']
      : []),
  ];
}

/** What a reading claims but must not claim. */
function claimProblems(reading: FormatReading, formats: readonly Format[]): readonly string[] {
  const { canCarryCode, checked, coverage, findings } = reading;
  const format = formats.find(({ id }) => id === reading.format);
  const byDesign = format?.canCarryCode === 'yes';
  return [
    ...(format === undefined ? [`${reading.format} is not a format`] : []),
    ...findings.flatMap(({ ruleId }) => (RULES.has(ruleId) ? [] : [`${ruleId} is not a rule`])),
    ...(findings.every(({ message }) => message.isWellFormed()) ? [] : ['a message is not text']),
    ...(checked !== 'nothing' && format?.read === undefined ? ['nothing read it'] : []),
    ...(byDesign && canCarryCode === 'no' && checked !== 'structure'
      ? ['it is called free of code, but its format is not']
      : []),
    ...(canCarryCode === 'no' && checked !== 'nothing' && !coverage.complete
      ? ['it is called free of code, but was read only in part']
      : []),
  ];
}

/** What is read of a file that continues for gigabytes after the same bytes, as text and as zeros. */
async function boundProblems(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const filler of [' ', '\0']) {
    const source = countingSource(longSource(bytes, filler.charCodeAt(0)));
    const reading = await readModelFile(source, { path, limits: SMALL });
    if (source.readBytes > MOST_READ) problems.push('more of it is read than the limits allow');
    if (reading?.checked === 'text' && reading.coverage.complete)
      problems.push('it is complete, but a limit ended it');
  }
  return problems;
}

/** These bytes, followed by one filler up to the maximum length of a file. */
function longSource(bytes: Uint8Array, filler: number): ByteSource {
  return {
    sizeBytes: HUGE_BYTES,
    async read(offset, length) {
      const read = new Uint8Array(Math.max(0, Math.min(length, HUGE_BYTES - offset))).fill(filler);
      read.set(bytes.subarray(offset, offset + read.length));
      return read;
    },
  };
}
