import { expect, test } from 'vitest';
import { recordedIo } from '../../test/io.ts';
import { startProgress } from './progress.ts';

const HALF = {
  doneBytes: 5e9,
  totalBytes: 10e9,
  doneFiles: 3,
  totalFiles: 6,
  path: 'a/\u001b[2Jb',
  cachedBytes: 1e9,
};

function clockAt(...times: number[]): () => number {
  return () => times.shift() ?? 0;
}

test('on a terminal one line is redrawn: bar, rate and time left, no wider than the terminal', async () => {
  const io = recordedIo({ tty: 60, elapsedMs: clockAt(0, 2000, 4000) });
  const meter = startProgress(io, false);
  meter.update(HALF);
  const line = io.err();
  expect(line).toMatch(/^\r\u001b\[2K\[##########\.{10}\] hashed 5\.0 GB of 10\.0 GB/);
  expect(line.length).toBeLessThanOrEqual(59 + '\r\u001b[2K'.length);
  expect(line).not.toContain('\n');
});

test('the rate counts what was hashed, not what the cache knew', async () => {
  const io = recordedIo({ tty: 200, elapsedMs: clockAt(0, 2000) });
  startProgress(io, false).update(HALF);
  expect(io.err()).toContain('2.0 GB/s, 3 s left');
});

test('a file name cannot act on the terminal', () => {
  const io = recordedIo({ tty: 200, elapsedMs: clockAt(0, 2000) });
  startProgress(io, false).update(HALF);
  expect(io.err().replace('\r\u001b[2K', '')).not.toMatch(/[^\u0020-\u007e]/);
});

test('elsewhere it prints a plain line every ten seconds, and one at the end', async () => {
  const io = recordedIo({ elapsedMs: clockAt(0, 2000, 11_000, 20_000) });
  const meter = startProgress(io, false);
  meter.update({ ...HALF, doneBytes: 2e9 });
  expect(io.err()).toBe('');
  meter.update(HALF);
  meter.update(HALF);
  expect(io.err().split('\n')).toHaveLength(2);
  await meter.finish();
  expect(io.err()).toContain(
    'hashed 3 files, 5.0 GB in 20.0 s, 200.0 MB/s (1.0 GB known from the cache)',
  );
});

test('quiet is silent, and so is a run that hashed nothing', async () => {
  const quiet = recordedIo({ tty: 80 });
  const meter = startProgress(quiet, true);
  meter.update(HALF);
  await meter.finish();
  const idle = recordedIo({ tty: 80 });
  await startProgress(idle, false).finish();
  expect([quiet.err(), idle.err()]).toEqual(['', '']);
});
