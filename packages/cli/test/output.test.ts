import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeModels } from './models.ts';

/** Everything that a terminal obeys or that hides text, except the line feed. */
const ACTIVE = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeModels());
});
afterAll(() => remove());

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);

describe('output', () => {
  test('a file gets exactly what stdout would, and stdout gets nothing', async () => {
    const file = join(home, 'out', 'answer.json');
    const direct = await call(['weigh', 'good', '--format', 'json', ...NOW]);
    const written = await call(['weigh', 'good', '--format', 'json', '--output', file, ...NOW]);
    expect(written.out).toBe('');
    expect(written.err).toContain('ADMITTED');
    expect(await readFile(file, 'utf8')).toBe(direct.out);
  });

  test('is never written inside the model', async () => {
    const { code, err } = await call(['bom', 'good', '-o', 'good/bom.json']);
    expect(code).toBe(3);
    expect(err).toContain('would change what is weighed');
    expect(await readdir(join(home, 'good'))).not.toContain('bom.json');
  });

  test('quiet leaves stderr empty', async () => {
    const answers = [
      await call(['weigh', 'good', '--quiet', '--no-cache', ...NOW], { tty: 80 }),
      await call(['bom', 'good', '-q', '--policy', 'default']),
      await call(['weigh', 'good', '-q', '-o', join(home, 'out', 'q.txt'), ...NOW]),
    ];
    expect(answers.map(({ err }) => err)).toEqual(['', '', '']);
  });

  const everything = [
    ...['pretty', 'json', 'sarif', 'html', 'markdown', 'junit'].map((format) => [
      'weigh',
      'hostile',
      '--format',
      format,
      ...NOW,
    ]),
    ...['pretty', 'sarif', 'html', 'markdown'].map((format) => [
      'bom',
      'hostile',
      '--format',
      format,
    ]),
    ['weigh', '\u001b[2Jno-such-folder\u202e'],
    ['weigh', 'good', '--policy', './\u001b[2J\u009b.yaml'],
    ['explain', '\u001b]0;owned\u0007\u202e'],
  ];

  test.for(everything)('nothing hostile acts on the terminal: %j', async (argv) => {
    const { out, err } = await call(argv);
    expect(out).not.toMatch(ACTIVE);
    expect(err).not.toMatch(ACTIVE);
    expect(out + err).not.toBe('');
  });

  test('a document is escaped on a terminal, and written byte for byte elsewhere', async () => {
    const piped = await call(['bom', 'hostile']);
    const shown = await call(['bom', 'hostile'], { tty: 80 });
    expect(shown.out).not.toMatch(ACTIVE);
    expect(JSON.parse(shown.out)).toEqual(JSON.parse(piped.out));
  });

  test('a page of a bill on a terminal has colours, and escapes what the model says', async () => {
    for (const format of ['pretty', 'html', 'markdown']) {
      const { out } = await call(['bom', 'hostile', '--format', format], { tty: 80 });
      expect(out).not.toMatch(/\\u001b/);
      expect(out.replaceAll(/\u001b\[[\d;]*m/g, '')).not.toMatch(ACTIVE);
      if (format === 'pretty') expect(out).toMatch(/\u001b\[1m/);
    }
  });

  test('a terminal gets colour and lines no wider than itself; other outputs get neither', async () => {
    const shown = await call(['weigh', 'broken', ...NOW], { tty: 60 });
    expect(shown.out).toMatch(/\u001b\[1;31m✕ fail/);
    for (const line of shown.out.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n'))
      expect(line.length).toBeLessThanOrEqual(60);
    expect((await call(['weigh', 'broken', ...NOW])).out).not.toContain('\u001b');
  });
});

describe('unreadable input answers 3 in one sentence that says what to do', () => {
  test.for<[argv: string[], says: RegExp]>([
    [
      ['weigh', 'no-such-folder'],
      /^weighbridge: Check the path: there is nothing at no-such-folder/,
    ],
    [
      ['weigh', 'good', '--policy', 'strict'],
      /^weighbridge: Use a built-in policy \(default, prod\) or a YAML file/,
    ],
    [
      ['weigh', 'good', '--policy', './none.yaml'],
      /^weighbridge: Give a policy file that can be read: .*is not there/,
    ],
    [
      ['weigh', 'good', '--policy', 'good/config.json'],
      /^weighbridge: Correct the policy file good\/config\.json: line 1/,
    ],
    [['weigh', 'good', '--policy', 'good'], /^weighbridge: Use a built-in policy/],
    [
      ['weigh', 'good', '--policy', './good'],
      /^weighbridge: Give a policy file that can be read: .*is a folder/,
    ],
    [
      ['weigh', 'good', '--previous', 'good/model.safetensors'],
      /^weighbridge: Give a previous posture that can be read: .*not UTF-8|^weighbridge: Give --previous a file/,
    ],
    [['weigh', 'good', '--model', ' '], /^weighbridge: Give --model a package URL/],
  ])('%j', async ([argv, says]) => {
    const { code, out, err } = await call([...argv, '--no-cache']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
    expect(err).not.toContain('    at ');
  });

  test('the stack is shown on request', async () => {
    const { err } = await call(['weigh', 'no-such-folder'], { env: { WEIGHBRIDGE_DEBUG: '1' } });
    expect(err).toContain('    at ');
  });
});
