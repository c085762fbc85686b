import { expect, test } from 'vitest';
import { askSecret } from './ask-secret.ts';

/** A terminal that types the keys as soon as a listener is attached. */
function terminal(chunks: readonly string[]) {
  const calls: string[] = [];
  let written = '';
  const input = {
    setRawMode: (raw: boolean) => calls.push(`raw ${raw}`),
    setEncoding: () => calls.push('utf8'),
    on: (_: 'data', listener: (keys: string) => void) =>
      queueMicrotask(() => {
        for (const chunk of chunks) listener(chunk);
      }),
    off: () => calls.push('off'),
    resume: () => calls.push('resume'),
    pause: () => calls.push('pause'),
  };
  return {
    input,
    calls,
    output: { write: (text: string) => (written += text) },
    shown: () => written,
  };
}

test.for<[string[], string]>([
  [['secret\r'], 'secret'],
  [['s', 'e', '\n'], 'se'],
  [['wrong\u0015right\r'], 'right'],
  [['ab\u007fc\r'], 'ac'],
  [['a\u{1F511}\u0008b\u0004'], 'ab'],
  [['\r'], ''],
])('keys %j are %j, and none is shown', async ([keys, secret]) => {
  const { input, output, calls, shown } = terminal(keys);
  expect(await askSecret('Passphrase: ', input, output, () => {})).toBe(secret);
  expect(shown()).toBe('Passphrase: \n');
  expect(calls).toEqual(['raw true', 'utf8', 'resume', 'off', 'raw false', 'pause']);
});

test('Ctrl-C interrupts, and the terminal is restored', async () => {
  const { input, output, calls } = terminal(['sec\u0003']);
  let interrupted = 0;
  await expect(askSecret('? ', input, output, () => (interrupted += 1))).rejects.toThrow(
    'interrupted',
  );
  expect(interrupted).toBe(1);
  expect(calls.slice(-3)).toEqual(['off', 'raw false', 'pause']);
});
