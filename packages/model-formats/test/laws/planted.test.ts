import { afterEach, describe, expect, test } from 'vitest';
import { defineFormat, defineTextFormat, formats } from '../../src/index.ts';
import type { Format, FormatReading } from '../../src/index.ts';
import { isTextNamed } from '../../src/sniff/text.ts';
import { defineSamples, file } from '../support/sample.ts';
import { unclosed } from './closed.ts';
import { definitionProblems } from './definition.ts';
import { nameProblems } from './names.ts';
import { readingProblems } from './reading.ts';
import { sampleProblems } from './samples.ts';
import { sniffingProblems } from './sniffing.ts';

type Reader = NonNullable<Format['read']>;

const registry = formats as Format[];
const right = defineTextFormat({
  id: 'planted',
  title: 'planted words',
  mediaType: 'text/plain',
  names: ['.words'],
  canCarryCode: 'no',
  role: 'data',
  citations: ['https://example.com/words'],
});

/** The format that is right, changed. */
const changed = (change: Partial<Format>): Format => defineFormat({ ...right, ...change });

/** A reader of it whose readings are changed. */
function reading(change: (reading: FormatReading) => FormatReading): Reader {
  return async (source, context) => change((await right.read?.(source, context)) as FormatReading);
}

const structured = reading((made) => ({ ...made, checked: 'structure' }));

/** Tries it first, before every other format. */
function plant(format: Format): Format {
  registry.unshift(format);
  return format;
}

afterEach(() => {
  const at = registry.findIndex(({ id }) => id === right.id);
  if (at !== -1) registry.splice(at, 1);
});

const samples = defineSamples({
  format: 'planted',
  benign: [file('a.words', 'one two\n')],
  malformed: [file('a.words', `${'one '.padEnd(5_000)}\0`)],
  nearMiss: [file('a.words', 'one\xff\n')],
});

describe('a registry that is not closed is refused by name', () => {
  test('a format without samples', () => {
    expect(unclosed([right], [], [])).toEqual([
      'planted has no samples: write test/samples/planted.ts and list it in index.ts there',
    ]);
  });

  test('samples without a format, or listed twice', () => {
    const said = [
      'the samples of planted are of no format, or listed twice: list it in src/formats/index.ts once',
    ];
    expect(unclosed([], [samples], ['planted'])).toEqual(said);
    expect(unclosed([right], [samples, samples], ['planted'])).toEqual(said);
  });

  test('a file that the registry does not list', () => {
    expect(unclosed([right], [samples], ['planted', 'other'])).toEqual([
      'test/samples/other.ts is not listed in test/samples/index.ts',
    ]);
  });

  test('and one that is, is let pass', () => {
    expect(unclosed([right], [samples], ['planted'])).toEqual([]);
  });
});

test.for<[Partial<Format>, string]>([
  [{ id: 'Planted' }, 'its id is not in kebab case'],
  [{ title: '' }, 'its title is no title'],
  [{ mediaType: 'text' }, 'text is no media type'],
  [{ citations: [] }, 'it cites nothing'],
  [{ citations: ['RFC 1'] }, 'RFC 1 is no URL'],
  [{ names: { usual: ['.Words'] } }, '.Words is no name in lower case'],
  [{ names: { usual: ['.a'], exclusive: ['.a'] } }, 'it has the name .a twice'],
  [
    { names: { usual: ['.lora.safetensors'] } },
    'the name .lora.safetensors is exclusive to safetensors',
  ],
])('a definition with %o is refused', ([change, said]) => {
  expect(definitionProblems(changed(change), formats)).toEqual([said]);
});

test('a definition like these, and right, is let pass', () => {
  expect(definitionProblems(right, formats)).toEqual([]);
});

describe('text under a name', () => {
  test('is not said to be weights, whatever a reader says that it checked', async () => {
    const lying = plant(changed({ role: 'model', read: structured }));
    expect(await nameProblems(lying)).toContain(
      'x.words is said to be well-formed and is but text',
    );
  });

  test('is not taken for a harmless format under a name that is exclusive to others', async () => {
    const greedy = changed({
      names: {},
      sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.gguf']),
    });
    plant(greedy);
    const gguf = formats.find(({ id }) => id === 'gguf') as Format;
    expect(await nameProblems(gguf)).toContain(
      'text under the exclusive name x.gguf is taken for planted',
    );
  });

  test('is of some format that has the name', async () => {
    plant(changed({ sniff: () => false }));
    expect(await nameProblems(registry[0] as Format)).toContain(
      'text under the usual name x.words is of no format that has this name',
    );
  });

  test('is let pass where the format is but text, or says no more of its weights', async () => {
    expect(await nameProblems(plant(right))).toEqual([]);
    registry.shift();
    expect(await nameProblems(plant(changed({ role: 'model' })))).toEqual([]);
  });
});

describe('sniff', () => {
  const files = samples.benign;

  test.for<[string, Format['sniff'], string]>([
    [
      'throws on short heads',
      (head) => new DataView(head.buffer, head.byteOffset, head.byteLength).getUint8(3) === 0,
      'sniff throws: RangeError',
    ],
    [
      'looks before the head',
      (head) => new Uint8Array(head.buffer)[0] === 0x6f,
      'sniff does not answer the same twice',
    ],
    ['changes the bytes', (head) => head.fill(1).length === 0, 'sniff changes the bytes'],
  ])('that %s is refused', ([, sniff, said]) => {
    const problems = sniffingProblems(changed({ sniff }), files, 50);
    expect(problems.join('\n')).toContain(said);
  });

  test('that only looks is let pass', () => {
    expect(sniffingProblems(right, files, 50)).toEqual([]);
  });
});

describe('a reading', () => {
  const [benign] = samples.benign;
  const readAs = async (change: (made: FormatReading) => FormatReading, sniffed = {}) => {
    plant(changed({ ...sniffed, read: reading(change) }));
    return readingProblems(formats, benign);
  };

  test.for<[string, (made: FormatReading) => FormatReading, string]>([
    [
      'whose size is another',
      (made) => ({ ...made, coverage: { ...made.coverage, sizeBytes: 1 } }),
      'its size is not the size of the file',
    ],
    [
      'that is complete and was not read',
      (made) => ({ ...made, checked: 'nothing' }),
      'it is complete, and nothing was checked',
    ],
    [
      'that skips and is complete',
      (made) => ({
        ...made,
        coverage: { ...made.coverage, skipped: [{ what: 'x', reason: 'y' }] },
      }),
      'it is complete, and something was skipped',
    ],
    [
      'of a format that is none',
      (made) => ({ ...made, format: 'unheard-of' }),
      'unheard-of is no format',
    ],
    [
      'with a rule that is none',
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
      'planted/none is no rule',
    ],
  ])('%s is refused', async ([, change, said]) => {
    expect(await readAs(change)).toContain(said);
  });

  test('that calls free of code what can carry it by design is refused', async () => {
    const code = { canCarryCode: 'yes' } as const;
    expect(await readAs((made) => ({ ...made, canCarryCode: 'no' }), code)).toContain(
      'it is said to be free of code, and its format is not',
    );
  });

  test('that reads on whatever the limits are is refused', async () => {
    const read: Reader = async (source, context) => {
      for (let at = 0; at < 16; at += 1) await source.read(at * 2 ** 20, 2 ** 20);
      return (await right.read?.(source, context)) as FormatReading;
    };
    plant(changed({ read }));
    expect(await readingProblems(formats, benign)).toContain(
      'more of it is read than the limits allow',
    );
  });

  test('that is honest is let pass', async () => {
    expect(await readAs((made) => made)).toEqual([]);
  });
});

describe('samples', () => {
  const malformed = file('a.words', 'one\n');

  test.for<[string, Format, Parameters<typeof sampleProblems>[1], string]>([
    [
      'that are not detected',
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
      'of weights that are read as text alone',
      changed({ role: 'model' }),
      samples,
      'benign file 0 is read, and well-formed is null',
    ],
  ])('%s are refused', async ([, format, given, said]) => {
    plant(format);
    expect(await sampleProblems(format, given)).toContain(said);
  });

  test('of a format that nothing reads are refused when the malformed file is detected', async () => {
    const { read: _read, ...unread } = right;
    plant(unread);
    expect(await sampleProblems(unread, samples)).toEqual(['malformed file 0 is detected']);
  });

  test('that are right are let pass', async () => {
    plant(right);
    expect(await sampleProblems(right, samples)).toEqual([]);
  });
});
