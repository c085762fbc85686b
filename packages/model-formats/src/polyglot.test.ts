import { expect, test } from 'vitest';
import { readBytes, ruleIds } from '../test/support/read.ts';
import { writeSafetensors } from './index.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** A zip with one empty member, its end record and a comment. */
function zip(comment = ''): Uint8Array {
  const bytes = new Uint8Array(31 + 47 + 22 + comment.length);
  const view = new DataView(bytes.buffer);
  bytes.set(latin('PK\x03\x04'), 0);
  view.setUint16(26, 1, true);
  bytes.set(latin('x'), 30);
  bytes.set(latin('PK\x01\x02'), 31);
  view.setUint16(31 + 28, 1, true);
  bytes.set(latin('x'), 31 + 46);
  bytes.set(latin('PK\x05\x06'), 78);
  view.setUint16(78 + 8, 1, true);
  view.setUint16(78 + 10, 1, true);
  view.setUint32(78 + 12, 47, true);
  view.setUint32(78 + 16, 31, true);
  view.setUint16(78 + 20, comment.length, true);
  bytes.set(latin(comment), 100);
  return bytes;
}

const model = writeSafetensors([{ name: 'a', dtype: 'U8', shape: [8], data: new Uint8Array(8) }]);

test.for<[string, Uint8Array]>([
  ['m.safetensors', join(model, zip())],
  ['m.safetensors', join(model, zip('c'.repeat(60_000)))],
  ['notes.txt', join(latin('only text\n'.repeat(500)), zip())],
  ['x.png', join(latin('\x89PNG\r\n\x1a\n'), zip())],
  ['m.onnx_data', join(new Uint8Array(100_000), zip())],
])('notices a zip appended to %s', async ([path, bytes]) => {
  const reading = await readBytes(path, bytes);
  expect(ruleIds(reading)).toContain('code/polyglot');
  expect(reading.canCarryCode).toBe('yes');
});

test('notices a zip in the data of a tensor even when the file itself is well-formed', async () => {
  const data = zip();
  const reading = await readBytes(
    'm.safetensors',
    writeSafetensors([{ name: 'a', dtype: 'U8', shape: [data.length], data }]),
  );
  expect(ruleIds(reading)).toEqual(['code/polyglot']);
  expect(reading.canCarryCode).toBe('yes');
});

test('ignores an end record without a directory', async () => {
  const data = latin('PK\x05\x06'.padEnd(64, '\x01'));
  expect(
    await readBytes(
      'm.safetensors',
      writeSafetensors([{ name: 'a', dtype: 'U8', shape: [data.length], data }]),
    ),
  ).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test('follows a pickle from the header length into the data of a large safetensors file', async () => {
  // `B` (0x42) as the lowest byte of the header length makes an unpickler skip length / 256 bytes.
  const headerLength = 0x42 + 256 * 0x2000;
  const program = latin("cos\nsystem\n(S'true'\ntR.");
  const target = 5 + 0x2000;
  const head = `{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},`;
  const bytes = new Uint8Array(8 + headerLength + 1).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(latin(head), 8);
  bytes.set(program, target);
  bytes.set(latin('}'), 8 + headerLength - 1);
  const reading = await readBytes('m.safetensors', bytes);
  expect(ruleIds(reading)).toContain('code/polyglot');
  expect(reading.canCarryCode).toBe('yes');
});

/** A file with one tensor and a header that is padded with spaces to any length. */
function padded(headerLength: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + headerLength + data.length).fill(0x20);
  const shape = `"shape":[${data.length}],"data_offsets":[0,${data.length}]`;
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(latin(`{"a":{"dtype":"U8",${shape}}}`), 8);
  bytes.set(data, 8 + headerLength);
  return bytes;
}

test('reports no pickle, whatever the low byte of the header length is', async () => {
  const data = Uint8Array.from({ length: 4_096 }, (_, i) => (i * 7_919) % 251);
  for (let low = 0; low < 256; low += 1)
    for (const length of [0x3100 + low, 0x10200 + low])
      expect(
        await readBytes('m.safetensors', padded(length, data)),
        length.toString(16),
      ).toMatchObject({ format: 'safetensors', findings: [], canCarryCode: 'no' });
});

test('follows a line of the header length into the data, and a number up to its NUL', async () => {
  for (const length of [0x10256, 0x10250, 0x3149, 0x3246]) {
    const reading = await readBytes(
      'm.safetensors',
      padded(length, latin("\n0cos\nsystem\n(S'true'\ntR.")),
    );
    expect(ruleIds(reading)).toEqual(['code/polyglot']);
    expect(reading.canCarryCode).toBe('yes');
  }
});

test('leaves undecided what it cannot follow to the end: neither a finding nor a pass', async () => {
  const text = latin(`${'I1\n'.repeat(5_000)}${'x'.repeat(9_000)}`);
  const reading = await readBytes('notes.txt', latin(`I1${' '.repeat(70_000)}\ncat\n`), {
    limits: { maxReadBytes: 16_384 },
  });
  for (const undecided of [
    reading,
    await readBytes('notes.txt', latin('V1'.padEnd(9_000, 'x') + '\n'), {
      limits: { maxReadBytes: 5_000 },
    }),
  ]) {
    expect(undecided.findings).toEqual([]);
    expect(undecided).toMatchObject({ canCarryCode: 'unknown', coverage: { complete: false } });
    expect(undecided.coverage.skipped).toEqual([
      expect.objectContaining({ what: 'second format' }),
    ]);
  }
  expect(await readBytes('notes.txt', text)).toMatchObject({ findings: [], canCarryCode: 'no' });
});

test('finds a pickle in bytes of no known format whose first call is after the head', async () => {
  const late = join(
    latin(`N0\x80\x02X\x00\x20\0\0${'x'.repeat(8_192)}0`),
    latin("cos\nsystem\n(S'true'\ntR."),
  );
  expect(await readBytes('data.csv', late)).toMatchObject({
    format: 'pickle',
    canCarryCode: 'yes',
  });
});

test('finds Python tags in YAML and chat templates in JSON, across the boundary between two reads', async () => {
  const filler = `# ${'x'.repeat(2 ** 20 - 10)}\n`;
  const yaml = await readBytes(
    'config.yaml',
    latin(`${filler}a: !!python/object/apply:os.system [x]\n`),
  );
  expect(yaml).toMatchObject({ canCarryCode: 'yes' });
  expect(ruleIds(yaml)).toEqual(['code/yaml-python-tag']);
  const json = await readBytes(
    'tokenizer_config.json',
    latin(`{"a":"${'x'.repeat(2 ** 20 - 10)}","chat_template": "{{ x }}"}`),
  );
  expect(json).toMatchObject({ canCarryCode: 'no' });
  expect(ruleIds(json)).toEqual(['code/chat-template']);
});

test('reads a document to its end: bytes that are not text are found wherever they are', async () => {
  const bytes = join(latin('a'.repeat(70_000)), latin('\0'));
  const reading = await readBytes('notes.txt', bytes);
  expect(ruleIds(reading)).toEqual(['text/malformed']);
  expect(reading.canCarryCode).toBe('unknown');
});

test('reports that a document over the limit was not read', async () => {
  const reading = await readBytes('notes.txt', latin('a'.repeat(100)), {
    limits: { maxDocumentBytes: 50 },
  });
  expect(ruleIds(reading)).toEqual(['text/limit-exceeded']);
  expect(reading).toMatchObject({ canCarryCode: 'unknown', coverage: { complete: false } });
});

test('reports which control character JSON forbids, and accepts every other character as text', async () => {
  const filler = 'x'.repeat(5_000);
  const reading = await readBytes('tokenizer.json', latin(`{"a":"${filler}\x1b"}`));
  expect(reading.findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('U+001B'),
  ]);
  const text = new TextEncoder().encode(`{"a":"${filler}\u0092\u007f\ufffe\u{10ffff}"}`);
  expect(await readBytes('tokenizer.json', text)).toMatchObject({
    findings: [],
    canCarryCode: 'no',
  });
  const broken = await readBytes('tokenizer.json', join(latin(`{"a":"${filler}`), latin('\x92"}')));
  expect(broken.findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('not UTF-8'),
  ]);
});
