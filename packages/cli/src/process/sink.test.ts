import { EventEmitter } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { remarkSink, resultSink } from './sink.ts';
import type { OutputStream } from './sink.ts';

const coded = (code: string): Error => Object.assign(new Error('it broke'), { code });

/** A stream on which every write ends as given. */
function streamThat(error?: Error): OutputStream & { readonly written: string[] } {
  const written: string[] = [];
  const events = new EventEmitter();
  return {
    written,
    on: (event, listener) => events.on(event, listener),
    write(text, done) {
      written.push(text);
      if (error !== undefined) events.emit('error', error);
      done(error);
    },
  };
}

test.for(['ENOSPC', 'EIO', 'EDQUOT', 'EBADF', 'EFBIG'])(
  'a result that ends in %s is reported in a sentence',
  async (code) => {
    await expect(resultSink(streamThat(coded(code))).write('x')).rejects.toMatchObject({
      code: 'UNWRITABLE',
      message: expect.stringContaining(`stdout cannot be written (${code})`) as string,
    });
  },
);

test('an error without a code is reported too', async () => {
  const { write } = resultSink(streamThat(new Error('no idea')));
  await expect(write('x')).rejects.toThrow('(no idea)');
});

test.for(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'])(
  'a reader that goes away with %s is not an error, and nothing more is written',
  async (code) => {
    const stream = streamThat(coded(code));
    const { write } = resultSink(stream);
    await write('a');
    await write('b');
    expect(stream.written).toEqual(['a']);
  },
);

test('remarks that cannot be written are dropped', async () => {
  await expect(remarkSink(streamThat(coded('ENOSPC'))).write('x')).resolves.toBeUndefined();
});

test('a file gets every byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-sink-'));
  const fd = openSync(join(folder, 'out'), 'w');
  try {
    const { write } = resultSink({ ...streamThat(coded('EIO')), fd });
    await write('é'.repeat(100_000));
    await write('end');
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe(`${'é'.repeat(100_000)}end`);
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
});

test('a descriptor that takes nothing is reported', async () => {
  const fd = openSync('/dev/null', 'r');
  try {
    await expect(resultSink({ ...streamThat(), fd }).write('x')).rejects.toThrow('EBADF');
  } finally {
    closeSync(fd);
  }
});
