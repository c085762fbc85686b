import { memoryFolder, memorySource } from '@weighbridge/core';
import type { Format, FormatReading } from '../../src/index.ts';
import { detectFormat, isWellFormed, readModelFile } from '../../src/index.ts';
import type { FormatSamples, SampleFile } from '../support/sample.ts';

/** What is wrong with how a format's samples are detected and read, each as a sentence. */
export async function sampleProblems(
  format: Format,
  { benign, malformed, nearMiss }: FormatSamples,
): Promise<readonly string[]> {
  const problems = await Promise.all([
    ...benign.map((file, at) => benignProblems(format, file, `benign file ${at}`)),
    ...malformed.map((file, at) => malformedProblems(format, file, `malformed file ${at}`)),
    ...nearMiss.map((file, at) => nearMissProblems(format, file, `near miss ${at}`)),
  ]);
  return problems.flat();
}

interface Look {
  readonly detected: string | undefined;
  readonly reading: FormatReading | undefined;
  /** Whether it passes as a well-formed file of the format, read to its end. */
  readonly passes: boolean;
}

async function look(format: Format, file: SampleFile): Promise<Look> {
  const { path, bytes, beside = {} } = file;
  const folder = memoryFolder('model', { ...beside, [path]: bytes });
  const reading = await readModelFile(memorySource(bytes), { path, folder });
  const passes =
    reading?.format === format.id &&
    isWellFormed(reading, format.role) === true &&
    reading.coverage.complete;
  return { detected: detectFormat(bytes, path, bytes.length)?.id, reading, passes };
}

async function benignProblems(
  format: Format,
  file: SampleFile,
  what: string,
): Promise<readonly string[]> {
  const { detected, reading } = await look(format, file);
  if (detected !== format.id || reading?.format !== format.id)
    return [`${what} is detected as ${detected} and read as ${reading?.format}`];
  const errors = reading.findings.filter(({ level }) => level === 'error');
  const code = format.canCarryCode === 'yes' ? ['yes', 'no', 'unknown'] : ['no', 'unknown'];
  const wellFormed = isWellFormed(reading, format.role);
  return [
    ...errors.map(({ ruleId }) => `${what} has the error ${ruleId}`),
    ...(code.includes(reading.canCarryCode) ? [] : [`${what} can carry code`]),
    ...(wellFormed === (format.read === undefined ? null : true)
      ? []
      : [`${what} is read, but well-formed is ${wellFormed}`]),
    ...(format.read !== undefined || reading.canCarryCode === format.canCarryCode
      ? []
      : [`${what} is not read, but canCarryCode is ${reading.canCarryCode}`]),
  ];
}

/** A format without a reader cannot find a fault: its malformed files must not be detected. */
async function malformedProblems(
  format: Format,
  file: SampleFile,
  what: string,
): Promise<readonly string[]> {
  const { detected, passes } = await look(format, file);
  if (passes) return [`${what} passes as well-formed`];
  return format.read === undefined && detected === format.id ? [`${what} is detected`] : [];
}

async function nearMissProblems(
  format: Format,
  file: SampleFile,
  what: string,
): Promise<readonly string[]> {
  const { detected, passes } = await look(format, file);
  return [
    ...(detected === format.id ? [`${what} is detected`] : []),
    ...(passes ? [`${what} passes as well-formed`] : []),
  ];
}
