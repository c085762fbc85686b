import { describe, expect, test } from 'vitest';
import { recordedIo } from '../test/io.ts';
import { commands } from './commands/index.ts';
import { run } from './run.ts';

async function runOnce(...argv: string[]) {
  const io = recordedIo();
  const code = await run(argv, io);
  return { code, out: io.out(), err: io.err() };
}

describe('help', () => {
  test.for([['--help'], ...commands.map(({ name }) => [name, '--help'])])('%s', async (argv) => {
    const { code, out, err } = await runOnce(...argv);
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot(
      `../test/golden/help-${argv.length === 1 ? 'all' : argv[0]}.txt`,
    );
  });

  test('help <command> is <command> --help', async () => {
    expect((await runOnce('help', 'bom')).out).toBe((await runOnce('bom', '--help')).out);
  });

  test('every command has its own name, a summary and an example that begins with it', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { name, summary, examples } of commands) {
      expect(summary).not.toBe('');
      expect(examples.length).toBeGreaterThan(0);
      for (const [line] of examples) expect(line).toMatch(new RegExp(`^weighbridge ${name}\\b`));
    }
  });
});

test('--version is the version alone', async () => {
  const { code, out, err } = await runOnce('--version');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('bad usage answers 3, says what was meant, and leaves stdout alone', () => {
  test.for<[argv: string[], says: RegExp]>([
    [[], /Usage: weighbridge/],
    [['wiegh', '.'], /Did you mean weigh\?/],
    [['weigh'], /missing required argument 'dir'/],
    [['weigh', '.', '--formt', 'json'], /Did you mean --format\?/],
    [['weigh', '.', '--format', 'xml'], /pretty, json, sarif/],
    [['weigh', '.', '--hash', 'some'], /full, none/],
    [['weigh', '.', '--now', '2026-02-30T00:00:00Z'], /an instant in UTC/],
    [['weigh', '.', 'b'], /too many arguments/],
    [['bom', '.', '--previous', 'x'], /unknown option/],
    [['explain', '--hash', 'x'], /unknown option/],
  ])('%s', async ([argv, says]) => {
    const { code, out, err } = await runOnce(...argv);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
  });
});

test('an argument cannot act on the terminal', async () => {
  const { err } = await runOnce('weigh', '.', '--\u001b]0;owned\u0007');
  expect(err).toContain('\\u{1B}]0;owned\\u{07}');
  expect(err).not.toMatch(/[\u001b\u0007]/);
});
