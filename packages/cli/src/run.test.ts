import { describe, expect, test } from 'vitest';
import { recordedIo } from '../test/io.ts';
import { isGroup } from './command.ts';
import type { CommandNode } from './command.ts';
import { commands } from './commands/index.ts';
import { run } from './run.ts';

/** Every command and group, as the words that lead to it. */
function everyPath(
  nodes: readonly CommandNode[],
  above: readonly string[] = [],
): readonly (readonly [words: readonly string[], node: CommandNode])[] {
  return nodes.flatMap((node) => {
    const words = [...above, node.name];
    return [[words, node] as const, ...(isGroup(node) ? everyPath(node.commands, words) : [])];
  });
}

const PATHS = everyPath(commands);

async function runOnce(...argv: string[]) {
  const io = recordedIo();
  const code = await run(argv, io);
  return { code, out: io.out(), err: io.err() };
}

describe('help', () => {
  test.for([[], ...PATHS.map(([words]) => words)])('%j', async (words) => {
    const { code, out, err } = await runOnce(...words, '--help');
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot(`../test/golden/help-${words.join('-') || 'all'}.txt`);
  });

  test.for([['bom'], ['sign'], ['sign', 'key'], ['verify', 'posture']])(
    'help %j is the same as the command with --help',
    async (words) => {
      const asked = (await runOnce('help', ...words)).out;
      expect(asked).toBe((await runOnce(...words, '--help')).out);
      expect(asked).toContain(`Usage: weighbridge ${words.join(' ')}`);
    },
  );

  test.for(PATHS)('%j has a summary, and examples of its own', ([words, node], { expect }) => {
    expect(node.summary).not.toBe('');
    expect(node.examples.length).toBeGreaterThan(0);
    expect(node.examples[0]?.[0]).toMatch(new RegExp(`^weighbridge ${words[0]}\\b`));
  });

  test('no two commands of one level have one name', () => {
    const names = PATHS.map(([words]) => words.join(' '));
    expect(new Set(names).size).toBe(names.length);
  });
});

test('--version prints only the version', async () => {
  const { code, out, err } = await runOnce('--version');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('bad usage answers 3, suggests what was meant, and leaves stdout empty', () => {
  test.for<[argv: string[], says: RegExp]>([
    [[], /Usage: weighbridge/],
    [['wiegh', '.'], /Did you mean weigh\?/],
    [['weigh'], /missing required argument 'model'/],
    [['weigh', '.', '--formt', 'json'], /Did you mean --format\?/],
    [['weigh', '.', '--format', 'xml'], /pretty, json, sarif, html, markdown, junit/],
    [['bom', '.', '--format', 'junit'], /pretty, json, sarif, html, markdown/],
    [['weigh', '.', '--hash', 'some'], /full, none/],
    [['weigh', '.', '--now', '2026-02-30T00:00:00Z'], /an instant in UTC/],
    [['weigh', '.', 'b'], /too many arguments/],
    [['bom', '.', '--previous', 'x'], /unknown option/],
    [['explain', '--hash', 'x'], /unknown option/],
    [['sign'], /Usage: weighbridge sign/],
    [['sign', 'kye', 'm'], /unknown command 'kye'\n\(Did you mean key\?\)/],
    [['verify', 'certifcate', 'm'], /Did you mean certificate\?/],
    [['sign', 'key', 'm'], /required option '--private-key <file>' not specified/],
    [['verify', 'key', 'm'], /required option '--public-key <file>' not specified/],
    [['verify', 'm'], /required option '--identity-provider <url>' not specified/],
    [['verify', 'sigstore', 'm', '--identity', 'a'], /'--identity-provider <url>' not specified/],
    [['sign', 'key', 'm', '--privat-key', 'k'], /Did you mean --private-key\?/],
    [['sign', 'key', 'm', '--private-key', 'k', '--hash', 'md5'], /sha256, blake2b, blake3/],
    [['digest', 'm', '--shard-size', '0'], /whole number of bytes/],
    [['digest', 'm', '--format', 'sarif'], /pretty, json/],
    [['inspect'], /missing required argument 'bundle'/],
    [['verify', 'attestation', 'a', '--max-age-days', 'x'], /number of days/],
  ])('%s', async ([argv, says]) => {
    const { code, out, err } = await runOnce(...argv);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
  });
});

test.for(['pkcs11-key', 'pkcs11-certificate'])(
  'sign %s, which other programs have, is answered with the replacement',
  async (method) => {
    const { code, out, err } = await runOnce('sign', method, 'm', '--pkcs11_uri', 'pkcs11:x');
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^weighbridge: Sign with a token through signModel and customSigner/);
  },
);

test('verify pkcs11-key, which no program has, is answered with the command to use', async () => {
  const { code, err } = await runOnce('verify', 'pkcs11-key', 'm');
  expect([code, err]).toEqual([3, expect.stringContaining('Use weighbridge verify key')]);
});

test('an argument cannot act on the terminal', async () => {
  const { err } = await runOnce('weigh', '.', '--\u001b]0;owned\u0007');
  expect(err).toContain('\\u{1B}]0;owned\\u{07}');
  expect(err).not.toMatch(/[\u001b\u0007]/);
});
