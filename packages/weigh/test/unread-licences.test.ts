import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { MIT_TEXT } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { verdictOf } from './support/signed-models.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const text = new TextEncoder();

async function licenceOf(files: Readonly<Record<string, string>>) {
  const encoded = Object.entries(files).map(([path, words]) => [path, text.encode(words)] as const);
  const weighing = await weigh(
    memoryFolder('tiny', {
      'model.safetensors': writeSafetensors(
        [{ name: 'w', dtype: 'F32', shape: [2, 2], data: new Uint8Array(16) }],
        {},
      ),
      ...Object.fromEntries(encoded),
    }),
    { now: NOW },
  );
  const verdict = verdictOf(weighing, 'WB-BOM-4');
  const rules = weighing.findings.map(({ ruleId }) => ruleId);
  const payload = weighing.evidence.find(({ type }) => type === 'artifact/code')?.payload;
  const listed = (payload as { files: readonly { path: string; coverageComplete: boolean }[] })
    .files;
  const partly = listed.flatMap(({ path, coverageComplete }) => (coverageComplete ? [] : [path]));
  return { ...verdict, outcome: weighing.posture.gate.outcome, rules, partly };
}

const card = (matter: string) => ({
  LICENSE: MIT_TEXT,
  'README.md': `---\n${matter}---\n# A model\n`,
});
const LONG = 'x'.repeat(600 * 1024);

test.for([
  ['is what both say', card('license: mit\n')],
  ['is what the text says, where the card states none', card('tags: [a]\n')],
  ['is a mapping with a name', card('license: {name: MIT, link: x}\n')],
  ['is stated twice with the same value', card('license: mit\nlicense: mit\n')],
  [
    'comes with a card whose prose is long',
    { LICENSE: MIT_TEXT, 'README.md': `# A\n${'x\n'.repeat(400_000)}` },
  ],
  [
    'comes with a card that begins with a rule',
    { LICENSE: MIT_TEXT, 'README.md': '---\n# A model\n' },
  ],
] as const)('a licence is known when it %s', async ([, files]) => {
  expect(await licenceOf(files)).toMatchObject({ status: 'pass', outcome: 'admit' });
});

test.for([
  ['a value that is not YAML', card('license: mit\nname: a: b\n')],
  ['too many aliases', card(`a: &a [x]\nb: [${'*a,'.repeat(200)}]\nlicense: mit\n`)],
] as const)('a licence is known despite %s, which is reported', async ([, files]) => {
  const { status, outcome, rules, partly } = await licenceOf(files);
  expect({ status, outcome, partly }).toEqual({
    status: 'pass',
    outcome: 'admit',
    partly: ['README.md'],
  });
  expect(rules).toContain('bom/unread-member');
});

test('a denied licence is seen despite a value that is not YAML', async () => {
  const { status } = await licenceOf(card('license: cc-by-nc-4.0\nname: a: b\n'));
  expect(status).toBe('fail');
});

test.for([
  [
    'over 512 KiB',
    card(`description: ${LONG}\nlicense: cc-by-nc-4.0\n`),
    'is longer than 524288 bytes',
  ],
  ['not YAML', card('license: cc-by-nc-4.0: x\nname: a\n'), 'member license has a colon'],
  ['not YAML where a licence may hide', card('name: a\n"lice\\u006ese": x: y\n'), 'has a colon'],
  [
    'never closed',
    { LICENSE: MIT_TEXT, 'README.md': '---\nlicense: cc-by-nc-4.0\n' },
    'is never closed',
  ],
  ['an alias bomb', card(`a: &a [x]\nlicense: [${'*a,'.repeat(200)}]\n`), 'cannot be read'],
  ['of a licence that is a number', card('license: 2.0\n'), 'in a form that is not understood'],
  [
    'of a licence that is a mapping',
    card('license: {nickname: MIT}\n'),
    'in a form that is not understood',
  ],
] as const)(
  'a card that is %s, with a licence text, leaves the licence unknown',
  async ([, files, why]) => {
    const { status, message, outcome, partly } = await licenceOf(files);
    expect({ status, outcome }).toEqual({ status: 'unknown', outcome: 'cannot-decide' });
    expect(message).toContain('README.md');
    expect(message).toContain(why);
    expect(partly).toEqual(why.includes('not understood') ? [] : ['README.md']);
  },
);

test('a card that is too large or not text leaves the licence unknown', async () => {
  const large = { LICENSE: MIT_TEXT, 'README.md': `# A model\n${'y\n'.repeat(5 * 2 ** 20)}` };
  expect((await licenceOf(large)).message).toContain('README.md could not be read');
});

test('a licence text that is not read to its end, or too many of them, leave the licence unknown', async () => {
  const long = { ...card('license: mit\n'), LICENSE: `${MIT_TEXT}${'and more '.repeat(120_000)}` };
  expect((await licenceOf(long)).message).toContain('LICENSE could not be read in full');
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`LICENSE.${i}`, MIT_TEXT]));
  expect((await licenceOf({ ...card('license: mit\n'), ...many })).message).toContain(
    'more than 16',
  );
});

test('a licence that is stated twice is judged by both values, and the duplicate member is reported', async () => {
  const first = await licenceOf({
    'README.md': card('license: cc-by-nc-4.0\nlicense: mit\n')['README.md'],
  });
  expect(first).toMatchObject({ status: 'fail', outcome: 'refuse' });
  expect(first.rules).toContain('bom/doubled-member');
  const allowed = await licenceOf({
    'README.md': card('license: mit\nlicense: apache-2.0\n')['README.md'],
  });
  expect(allowed).toMatchObject({ status: 'pass', outcome: 'admit' });
  expect(allowed.rules).toContain('bom/doubled-member');
});
