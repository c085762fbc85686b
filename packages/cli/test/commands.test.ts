import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateBom } from '@weighbridge/aibom/validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeModels } from './models.ts';

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeModels());
});
afterAll(() => remove());

const call = (argv: readonly string[], parts = {}): Promise<Answer> => callIn(home, argv, parts);

describe('weigh', () => {
  test.for<[model: string, code: number, word: string]>([
    ['good', 0, 'ADMITTED'],
    ['broken', 1, 'REFUSED'],
    ['unlicensed', 2, 'CANNOT DECIDE'],
  ])('answers for the %s model with %d', async ([model, code, word]) => {
    const answer = await call(['weigh', model, ...NOW]);
    expect(answer.out).toContain(`Gate: ${word}`);
    expect(answer.code).toBe(code);
  });

  test('says where a broken file is broken and what to do', async () => {
    const { out } = await call(['weigh', 'broken', ...NOW]);
    expect(out).toMatch(/✕ fail {4}WB-ART-2/);
    expect(out).toMatch(/error model\.safetensors, bytes? [\d,-]+: /);
    expect(out).toMatch(
      /Next best step: .+ \(settles the fail of WB-ART-2; still in the way: WB-ART-1\)/,
    );
  });

  test('under prod nothing is admitted as long as its collectors do not exist', async () => {
    const { code, out } = await call(['weigh', 'good', '--policy', 'prod', ...NOW]);
    expect(out).toContain('CANNOT DECIDE');
    expect(code).toBe(2);
  });

  test.for(['pretty', 'json', 'sarif', 'html', 'markdown', 'junit'])(
    'writes the same bytes twice as %s, with and without the cache',
    async (format) => {
      const argv = ['weigh', 'hostile', '--format', format, ...NOW];
      const first = await call([...argv, '--no-cache']);
      const second = await call(argv);
      const third = await call(argv);
      expect([second.out, third.out]).toEqual([first.out, first.out]);
      expect(third.err).toContain('known from the cache');
    },
  );

  test('the name can be given, and is what the statement is about', async () => {
    const { out } = await call([
      'weigh',
      'good',
      '--model',
      'pkg:huggingface/org/tiny@1',
      '--format',
      'json',
      ...NOW,
    ]);
    expect(JSON.parse(out)).toMatchObject({
      posture: { subject: { model: 'pkg:huggingface/org/tiny@1' } },
    });
  });

  test('without hashing it cannot be bound to bytes, so it is not admitted', async () => {
    const { code, out, err } = await call(['weigh', 'good', '--hash', 'none', ...NOW]);
    expect(out).toContain('not hashed');
    expect([code, err]).toEqual([2, '']);
  });

  test('takes its own last answer and notices what is gone', async () => {
    const last = join(home, 'out', 'last.json');
    await call([
      'weigh',
      'broken',
      '--format',
      'json',
      '--model',
      'm',
      '-o',
      last,
      '--now',
      '2026-11-20T00:00:00Z',
    ]);
    const again = await call(['weigh', 'broken', '--model', 'm', '--previous', last, ...NOW]);
    expect(again.code).toBe(1);
    await writeFile(last, '{"kind":"posture","posture":{"type":"else"}}');
    const refused = await call(['weigh', 'good', '--previous', last, ...NOW]);
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.err).toContain(
      'Give --previous a file that weigh --format json or weigh --sign wrote',
    );
  });
});

describe('links that lead out of the model', () => {
  test('are not followed; what was not read is reported, and how to allow it', async () => {
    const { out, err } = await call(['weigh', 'snapshot', '--no-cache', ...NOW]);
    expect(out).toContain('4 entries not read');
    expect(err).toContain('--allow-root <folder>');
    expect(out).not.toContain('Gate: ADMITTED');
  });

  test('are read as the files that they point to, below an allowed folder', async () => {
    const plain = await call(['weigh', 'good', '--model', 'm', '--format', 'json', ...NOW]);
    const linked = await call([
      'weigh',
      'snapshot',
      '--allow-root',
      'good',
      '--model',
      'm',
      '--format',
      'json',
      ...NOW,
    ]);
    const subjectOf = ({ out }: Answer): unknown =>
      (JSON.parse(out) as { posture: { subject: unknown } }).posture.subject;
    expect(subjectOf(linked)).toEqual(subjectOf(plain));
    expect(linked.code).toBe(0);
  });
});

describe('bom', () => {
  test('is valid CycloneDX 1.7, the same in two runs, and nothing else is on stdout', async () => {
    const first = await call(['bom', 'good', ...NOW]);
    expect((await call(['bom', 'good', ...NOW])).out).toBe(first.out);
    const bom: unknown = JSON.parse(first.out);
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' });
    expect(await validateBom(bom)).toMatchObject({ valid: true, errors: [] });
    expect(first.code).toBe(0);
  });

  test('--spec-version 1.6 writes the older version, and no other version is accepted', async () => {
    const older = await call(['bom', 'good', '--spec-version', '1.6', ...NOW]);
    const bom: unknown = JSON.parse(older.out);
    expect(bom).toMatchObject({ specVersion: '1.6' });
    expect(await validateBom(bom)).toMatchObject({ valid: true, consistent: true });
    expect(older.code).toBe(0);
    const { code, err } = await call(['bom', 'good', '--spec-version', '1.5']);
    expect(code).toBe(3);
    expect(err).toContain('1.6, 1.7');
  });

  test('has a digest per file unless --hash none is given', async () => {
    expect((await call(['bom', 'good'])).out).toContain('"SHA-256"');
    const quick = await call(['bom', 'good', '--hash', 'none']);
    expect([quick.code, quick.err]).toEqual([0, '']);
    expect(quick.out).not.toContain('"SHA-256"');
  });

  test('has the time of --now, SOURCE_DATE_EPOCH or the clock, or no time on request', async () => {
    const stamp = async (argv: string[], env = {}): Promise<unknown> =>
      (
        JSON.parse((await call(['bom', 'good', ...argv], { env })).out) as {
          metadata: { timestamp?: string };
        }
      ).metadata.timestamp;
    expect(await stamp(['--no-timestamp'])).toBeUndefined();
    expect(await stamp(['--no-timestamp', ...NOW])).toBeUndefined();
    expect(await stamp([])).toMatch(/^20\d\d-/);
    expect(await stamp(NOW)).toMatch(/^2026-11-23T12:00:00/);
    expect(await stamp([], { SOURCE_DATE_EPOCH: '1000000000' })).toMatch(/^2001-09-09T01:46:40/);
  });

  test.for<[string, number]>([
    ['good', 0],
    ['broken', 1],
    ['unlicensed', 2],
  ])('with a policy it answers as weigh does: %s %d', async ([model, code]) => {
    const plain = await call(['bom', model, '--no-timestamp']);
    const judged = await call(['bom', model, '--no-timestamp', '--policy', 'default']);
    expect(judged.out).toBe(plain.out);
    expect([plain.code, judged.code]).toEqual([0, code]);
  });
});

describe('one file', () => {
  test('is weighed and described by itself, with a remark that says so', async () => {
    const weighed = await call(['weigh', 'good/model.safetensors', '--format', 'json', ...NOW]);
    const { posture } = JSON.parse(weighed.out) as {
      posture: { gate: object; subject: { model: string } };
    };
    expect(posture.subject.model).toBe('model.safetensors');
    expect(posture.gate).toMatchObject({ outcome: 'cannot-decide' });
    expect(weighed.err).toContain('only model.safetensors is looked at, and nothing next to it');
    const { out, code } = await call(['bom', 'good/model.safetensors', ...NOW]);
    expect(code).toBe(0);
    expect(out).toContain('model.safetensors');
    expect(out).not.toContain('README.md');
  });
});

describe('explain', () => {
  test('a control in any case: needs, remedy, frameworks with edition', async () => {
    const { code, out } = await call(['explain', 'wb-art-1']);
    expect(code).toBe(0);
    for (const part of ['WB-ART-1', 'artifact/code', 'remedy', 'MITRE ATLAS 5.6.0', 'AML.T0011'])
      expect(out).toContain(part);
  });

  test('a control says which policies require it, yours too', async () => {
    const policy = join(home, 'out', 'signed.yaml');
    await writeFile(policy, 'name: signed-only\nrequires: [WB-INT-1]\n');
    const { out } = await call(['explain', 'WB-INT-1', '--policy', policy]);
    expect(out).toMatch(/required by +prod, signed-only\n/);
  });

  test('a rule: its owner, its weakness and the control that it can fail', async () => {
    const { out } = await call(['explain', 'safetensors/overlap']);
    for (const part of ['@weighbridge/model-formats', 'CWE-', 'WB-ART-2', 'remedy'])
      expect(out).toContain(part);
  });

  test('lists everything without an argument; each item can be explained', async () => {
    const { out } = await call(['explain', '--format', 'json']);
    const { topics } = JSON.parse(out) as {
      topics: { [kind: string]: { id: string } & string }[];
    };
    const ids = topics.map((topic) => topic[topic['kind'] ?? '']?.id ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
    for (const id of ids) expect((await call(['explain', id])).code).toBe(0);
  });

  test('an unknown id answers 3 with suggestions', async () => {
    const { code, out, err } = await call(['explain', 'safetensor/overlp']);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('Did you mean safetensors/overlap');
  });
});

test('a policy file of your own decides', async () => {
  const policy = join(home, 'out', 'mine.yaml');
  await writeFile(policy, 'name: mine\nrequires: [WB-ART-1, WB-INT-1]\n');
  const { code, out } = await call(['weigh', 'good', '--policy', policy, ...NOW]);
  expect(out).toContain('CANNOT DECIDE under mine');
  expect(code).toBe(2);
});

test('an interrupt answers 130 and says that nothing is lost', async () => {
  const { code, err, out } = await call(['weigh', 'good', '--no-cache', ...NOW], {
    signal: AbortSignal.abort(),
  });
  expect([code, out]).toEqual([130, '']);
  expect(err).toContain('run again to go on');
});
