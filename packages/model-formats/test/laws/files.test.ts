import { afterEach, describe, expect, test } from 'vitest';
import { formats } from '../../src/index.ts';
import type { Format, FormatReading } from '../../src/index.ts';
import { changed, plant, reading, right, samples, unplant } from '../support/planted.ts';
import type { Reader } from '../support/planted.ts';
import { file } from '../support/sample.ts';
import { readingProblems } from './reading.ts';
import { sampleProblems } from './samples.ts';

afterEach(unplant);

describe('a reading', () => {
  const [benign] = samples.benign;
  const readAs = async (change: (made: FormatReading) => FormatReading, sniffed = {}) => {
    plant(changed({ ...sniffed, read: reading(change) }));
    return readingProblems(formats, benign);
  };

  test.for<[string, (made: FormatReading) => FormatReading, string]>([
    [
      'with the wrong size',
      (made) => ({ ...made, coverage: { ...made.coverage, sizeBytes: 1 } }),
      'its size is not the size of the file',
    ],
    [
      'that is complete but was not read',
      (made) => ({ ...made, checked: 'nothing' }),
      'it is complete, but nothing was checked',
    ],
    [
      'that skips something but is complete',
      (made) => ({
        ...made,
        coverage: { ...made.coverage, skipped: [{ what: 'x', reason: 'y' }] },
      }),
      'it is complete, but something was skipped',
    ],
    [
      'of an unknown format',
      (made) => ({ ...made, format: 'unheard-of' }),
      'unheard-of is not a format',
    ],
    [
      'with an unknown rule',
      (made) => ({
        ...made,
        findings: [
          {
            ruleId: 'planted/none',
            kind: 'fail',
            level: 'note',
            message: 'x',
            locations: [],
            fingerprint: 'sha256:00',
          },
        ],
      }),
      'planted/none is not a rule',
    ],
  ])('%s is refused', async ([, change, said]) => {
    expect(await readAs(change)).toContain(said);
  });

  test('that calls a format that can carry code free of code is refused', async () => {
    const code = { canCarryCode: 'yes' } as const;
    expect(await readAs((made) => ({ ...made, canCarryCode: 'no' }), code)).toContain(
      'it is called free of code, but its format is not',
    );
  });

  test('that ignores the limits is refused', async () => {
    const read: Reader = async (source, context) => {
      for (let at = 0; at < 16; at += 1) await source.read(at * 2 ** 20, 2 ** 20);
      return (await right.read?.(source, context)) as FormatReading;
    };
    plant(changed({ read }));
    expect(await readingProblems(formats, benign)).toContain(
      'more of it is read than the limits allow',
    );
  });

  test('that is honest is accepted', async () => {
    expect(await readAs((made) => made)).toEqual([]);
  });
});

describe('samples', () => {
  const malformed = file('a.words', 'one\n');

  test.for<[string, Format, Parameters<typeof sampleProblems>[1], string]>([
    [
      'that are not detected as the format',
      right,
      { ...samples, benign: [file('a.other', 'one')] },
      'benign file 0 is detected as text and read as text',
    ],
    [
      'with an error in a benign file',
      right,
      { ...samples, benign: samples.malformed },
      'benign file 0 has the error text/malformed',
    ],
    [
      'whose malformed file passes',
      right,
      { ...samples, malformed: [malformed] },
      'malformed file 0 passes as well-formed',
    ],
    [
      'whose near miss is detected',
      right,
      { ...samples, nearMiss: [malformed] },
      'near miss 0 is detected',
    ],
    [
      'of weights that are read only as text',
      changed({ role: 'model' }),
      samples,
      'benign file 0 is read, but well-formed is null',
    ],
  ])('%s are refused', async ([, format, given, said]) => {
    plant(format);
    expect(await sampleProblems(format, given)).toContain(said);
  });

  test('of a format without a reader are refused when the malformed file is detected', async () => {
    const { read: _read, ...unread } = right;
    plant(unread);
    expect(await sampleProblems(unread, samples)).toEqual(['malformed file 0 is detected']);
  });

  test('that are right are accepted', async () => {
    plant(right);
    expect(await sampleProblems(right, samples)).toEqual([]);
  });
});
