import { memoryFolder, memorySource } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import { describe, expect, test } from 'vitest';
import {
  countingSource,
  DEFAULT_LIMITS,
  detectFormat,
  formatRules,
  readModelFile,
} from '../../src/index.ts';
import type { Format } from '../../src/index.ts';
import { hostileBytes, randomNumbers } from './mutate.ts';
import { isClean, readBytes } from './read.ts';
import type { FormatSamples } from './sample.ts';

const SMALL_LIMIT = 64;

/** What every model reader must do, with samples that all have one name: one call per format. */
export function readerSuite({ id: format }: Format, samplesOf: FormatSamples | undefined): void {
  if (samplesOf === undefined) return;
  const [{ path, beside = {} }] = samplesOf.benign;
  const samples = samplesOf.benign.map(({ bytes }) => bytes);
  const options = { beside };
  describe('its reader', () => {
    test('recognises its samples and finds nothing wrong', async () => {
      for (const bytes of samples) {
        const reading = await readBytes(path, bytes, options);
        expect(detectFormat(bytes, path, bytes.length)?.id).toBe(format);
        expect(reading).toMatchObject({
          format,
          findings: [],
          canCarryCode: 'no',
          coverage: { complete: true, skipped: [] },
        });
      }
    });

    test('gives the same reading twice', async () => {
      for (const bytes of samples)
        expect(await readBytes(path, bytes, options)).toEqual(
          await readBytes(path, bytes, options),
        );
    });

    test('finds a truncation at every byte, unless the rest is well-formed', async () => {
      for (const bytes of samples) {
        for (let length = 0; length < bytes.length; length += 1) {
          const reading = await readBytes(path, bytes.slice(0, length), options);
          expect.soft(isClean(reading), `${length} of ${bytes.length} bytes`).toBe(false);
          expect.soft(reading.canCarryCode, `${length} of ${bytes.length} bytes`).not.toBe('no');
        }
      }
    });

    test('handles hostile bytes with findings of known rules and bounded reads', async () => {
      const random = randomNumbers(20_261_123);
      const known = new Set<string>(formatRules.map(({ id }) => id));
      for (let run = propertyRuns({ short: 2_000, long: 20_000 }); run > 0; run -= 1) {
        const bytes = hostileBytes(samples, random);
        const source = countingSource(memorySource(bytes));
        const reading = await readModelFile(source, {
          path,
          folder: memoryFolder('model', { ...beside, [path]: bytes }),
        });
        expect(source.largestRead).toBeLessThanOrEqual(
          Math.max(DEFAULT_LIMITS.maxHeaderBytes, bytes.length),
        );
        expect(source.readBytes).toBeLessThanOrEqual(bytes.length * 8 + 65_536);
        for (const finding of reading?.findings ?? []) {
          expect(known).toContain(finding.ruleId);
          expect(finding.message.isWellFormed()).toBe(true);
        }
        if (reading?.canCarryCode === 'no') expect(reading.coverage.complete).toBe(true);
      }
    });

    test('ends a file that exceeds a limit with a finding and incomplete coverage', async () => {
      const reading = await readBytes(path, samples[0] as Uint8Array, {
        ...options,
        limits: { maxHeaderBytes: SMALL_LIMIT, maxFields: 8, maxTensors: 1 },
      });
      expect(reading.findings.map(({ ruleId }) => ruleId)).toContain(`${format}/limit-exceeded`);
      expect(reading.coverage.complete).toBe(false);
      expect(reading.canCarryCode).not.toBe('no');
    });

    test('stops when it is aborted', async () => {
      const bytes = samples[0] as Uint8Array;
      const signal = AbortSignal.abort();
      await expect(readModelFile(memorySource(bytes), { path, signal })).rejects.toThrow(/abort/i);
    });
  });
}
