import { describeWith, propertyRuns, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { randomOf } from '../scripts/fuzz/random.ts';
import { embeddings } from '../scripts/pickle-search/embed.ts';
import { LAYOUTS, randomHeader } from '../scripts/pickle-search/headers.ts';
import { randomLabels } from '../scripts/pickle-search/labels.ts';
import { verdictOf } from '../scripts/pickle-search/verdict.ts';
import { walkPickle } from '../src/sniff/pickle-walk.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const PICKLES = [
  "cos\nsystem\n(S'true'\ntR.",
  '\x80\x02cposix\nsystem\nq\x00X\x04\x00\x00\x00trueq\x01\x85q\x02Rq\x03.',
  '\x80\x04\x95\x19\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.',
  "(S'true'\nios\nsystem\n.",
  '(cbuiltins\nprint\no.',
  '\x80\x02cdatetime\ntimedelta\nq\x00K\x01\x85\x81q\x01.',
].map(latin);

test('calls no header a pickle, whatever its layout and length, and leaves none undecided', async () => {
  for (let i = 0; i < propertyRuns({ short: LAYOUTS.length * 3, long: 140 }); i += 1)
    expect(
      await verdictOf('model.safetensors', randomHeader(i, randomOf(11, i))),
      `header ${i}`,
    ).toBe('none');
});

test('calls no class list a pickle and leaves none undecided', async () => {
  for (let i = 0; i < propertyRuns({ short: 1_000, long: 20_000 }); i += 1) {
    const { path, text } = randomLabels(randomOf(11, i));
    expect(await verdictOf(path, new TextEncoder().encode(text)), text).toBe('none');
  }
});

test('finds every pickle that calls something, wherever an unpickler reaches it', async () => {
  for (let i = 0; i < propertyRuns({ short: 20, long: 400 }); i += 1)
    for (const pickle of PICKLES)
      for (const { how, path, bytes } of embeddings(pickle, randomOf(12, i)))
        expect(await verdictOf(path, bytes), `${how}, ${i}`).toBe('pickle');
});

describeWith('vectors')('pickles of other projects', () => {
  const files = vectors('models/*/tests/**/*')
    .filter(({ name }) => !name.startsWith('.') && name.includes('.'))
    .map((file) => [file.path, file.bytes()] as const)
    .filter(([, bytes]) => walkPickle(bytes, bytes.length) === 'code');

  test.for(files)('%s is found under every name and in other files', async ([, pickle]) => {
    for (const { how, path, bytes } of embeddings(pickle, randomOf(13, 0)))
      expect(await verdictOf(path, bytes), how).toBe('pickle');
  });

  test('are many', () => {
    expect(files.length).toBeGreaterThan(30);
  });
});
