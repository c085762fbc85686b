import { afterEach, describe, expect, test } from 'vitest';
import { formats } from '../../src/index.ts';
import type { Format } from '../../src/index.ts';
import { isTextNamed } from '../../src/sniff/text.ts';
import { changed, plant, reading, registry, right, samples, unplant } from '../support/planted.ts';
import { unclosed } from './closed.ts';
import { definitionProblems } from './definition.ts';
import { nameProblems } from './names.ts';
import { sniffingProblems } from './sniffing.ts';

const structured = reading((made) => ({ ...made, checked: 'structure' }));

afterEach(unplant);

describe('refuses an incomplete registry by name', () => {
  test('a format without samples', () => {
    expect(unclosed([right], [], [])).toEqual([
      'planted has no samples: write test/samples/planted.ts and list it in index.ts there',
    ]);
  });

  test('samples without a format, or listed twice', () => {
    const said = [
      'the samples of planted have no format, or are listed twice: list it in src/formats/index.ts once',
    ];
    expect(unclosed([], [samples], ['planted'])).toEqual(said);
    expect(unclosed([right], [samples, samples], ['planted'])).toEqual(said);
  });

  test('a file that the registry does not list', () => {
    expect(unclosed([right], [samples], ['planted', 'other'])).toEqual([
      'test/samples/other.ts is not listed in test/samples/index.ts',
    ]);
  });

  test('accepts a complete registry', () => {
    expect(unclosed([right], [samples], ['planted'])).toEqual([]);
  });
});

test.for<[Partial<Format>, string]>([
  [{ id: 'Planted' }, 'its id is not in kebab case'],
  [{ title: '' }, 'its title is not a title'],
  [{ mediaType: 'text' }, 'text is not a media type'],
  [{ citations: [] }, 'it cites nothing'],
  [{ citations: ['RFC 1'] }, 'RFC 1 is not a URL'],
  [{ names: { usual: ['.Words'] } }, '.Words is not a lower-case name'],
  [{ names: { usual: ['.a'], exclusive: ['.a'] } }, 'it has the name .a twice'],
  [
    { names: { usual: ['.lora.safetensors'] } },
    'the name .lora.safetensors is exclusive to safetensors',
  ],
])('a definition with %o is refused', ([change, said]) => {
  expect(definitionProblems(changed(change), formats)).toEqual([said]);
});

test('a similar but correct definition is accepted', () => {
  expect(definitionProblems(right, formats)).toEqual([]);
});

describe('text under a name', () => {
  test('is not called weights, whatever a reader claims to have checked', async () => {
    const lying = plant(changed({ role: 'model', read: structured }));
    expect(await nameProblems(lying)).toContain('x.words is called well-formed but is only text');
  });

  test('is not taken as a harmless format when its name is exclusive to others', async () => {
    const greedy = changed({
      names: {},
      sniff: (head, path, sizeBytes) => isTextNamed(head, path, sizeBytes, ['.gguf']),
    });
    plant(greedy);
    const gguf = formats.find(({ id }) => id === 'gguf') as Format;
    expect(await nameProblems(gguf)).toContain(
      'text with the exclusive name x.gguf is detected as planted',
    );
  });

  test('belongs to a format that has the name', async () => {
    plant(changed({ sniff: () => false }));
    expect(await nameProblems(registry[0] as Format)).toContain(
      'text with the usual name x.words belongs to no format with this name',
    );
  });

  test('is accepted when the format is only text, or claims nothing more about its weights', async () => {
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
      'reads before the head',
      (head) => new Uint8Array(head.buffer)[0] === 0x6f,
      'sniff does not give the same answer twice',
    ],
    ['changes the bytes', (head) => head.fill(1).length === 0, 'sniff changes the bytes'],
  ])('that %s is refused', ([, sniff, said]) => {
    const problems = sniffingProblems(changed({ sniff }), files, 50);
    expect(problems.join('\n')).toContain(said);
  });

  test('that only reads is accepted', () => {
    expect(sniffingProblems(right, files, 50)).toEqual([]);
  });
});
