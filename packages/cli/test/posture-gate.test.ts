import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWaivedPolicy } from './answered-model.ts';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

let home = '';
let remove = async (): Promise<void> => {};

const call = (line: string): Promise<Answer> => callIn(home, line.split(' '));
const SIGN = `--sign key --private-key p256.pem -q ${NOW.join(' ')}`;
const verify = (model: string, more = NOW.join(' ')): Promise<Answer> =>
  call(
    `verify posture ${model}/attestations/posture.json --model ${model} --public-key p256.pub ${more}`,
  );
const vsa = (model: string, more = NOW.join(' ')): Promise<Answer> =>
  call(
    `verify attestation ${model}/attestations/posture-vsa.json --model ${model} --public-key p256.pub --type vsa --verifier any --level any --resource-uri any ${more}`,
  );

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await writeWaivedPolicy(home, 'waived');
  await cp(join(home, 'broken'), join(home, 'waived'), { recursive: true });
  for (const model of ['good', 'broken', 'unlicensed']) await call(`weigh ${model} ${SIGN}`);
  await call(`weigh waived --policy ./waived.yaml ${SIGN}`);
  await call('sign key good --private-key p256.pem -q');
});
afterAll(() => remove());

describe('verify posture is a gate', () => {
  test.for<[model: string, code: number, first: RegExp]>([
    ['good', 0, /✓ ADMITTED {2}VERIFIED, and holds until 2027-02-21T12:00:00\.000Z: /],
    ['waived', 0, /! ADMITTED WITH CONDITIONS {2}VERIFIED, and holds until 2026-12-01T00:00/],
    ['broken', 1, /✕ REFUSED {2}the gate refuses the model/],
    ['unlicensed', 2, /! CANNOT DECIDE {2}the gate cannot decide/],
  ])('%s answers %i', async ([model, code, first]) => {
    const answer = await verify(model);
    expect(answer.code).toBe(code);
    expect(answer.out.split('\n')[2]).toMatch(first);
    expect(answer.out.split('\n')[3]).toMatch(/previous +none: weighed against no earlier/);
    const json = JSON.parse((await verify(model, `${NOW.join(' ')} --format json`)).out) as {
      verified: boolean;
      genuine: boolean;
      error?: { code: string };
    };
    expect([json.verified, json.genuine]).toEqual([code === 0, true]);
    expect(json.error === undefined).toBe(code === 0);
  });

  test.for<[model: string, more: string, code: number, word: string]>([
    ['good', '--strict', 0, 'ADMITTED'],
    ['waived', '--strict', 1, 'NOT ADMITTED'],
    ['broken', '--strict', 1, 'REFUSED'],
    ['unlicensed', '--strict', 1, 'CANNOT DECIDE'],
    ['good', '--strict --max-age 0s --now 2026-11-23T12:00:01Z', 1, 'STALE'],
    ['good', '--max-age 0s --now 2026-11-23T12:00:01Z', 2, 'STALE'],
    ['good', '--max-age 0s', 0, 'ADMITTED'],
    ['good', '--max-age 9999d --now 2027-02-21T12:00:00Z', 2, 'STALE'],
    ['waived', '--now 2026-11-30T23:59:59Z', 0, 'ADMITTED WITH CONDITIONS'],
    ['waived', '--now 2026-12-01T00:00:00Z', 2, 'STALE'],
    ['waived', '--now 2027-05-23T12:00:00Z', 2, 'STALE'],
    ['broken', '--now 2027-05-23T12:00:00Z', 1, 'REFUSED'],
    ['broken', '--genuine-only', 0, 'GENUINE'],
    ['waived', '--genuine-only --now 2027-05-23T12:00:00Z', 0, 'GENUINE'],
  ])('%s %s answers %i', async ([model, more, code, word]) => {
    const answer = await verify(model, `${NOW.join(' ')} ${more}`);
    expect(answer.out.split('\n')[2]).toMatch(new RegExp(`^ . ${word} {2}`));
    expect(answer.code).toBe(code);
  });

  test('a check of genuineness alone says that it is not an admission, and what the posture says', async () => {
    const { out } = await verify('broken', '--genuine-only --now 2027-05-23T12:00:00Z');
    expect(out.split('\n').slice(2, 4).join(' ')).toMatch(
      /this is not an admission.*says\s+REFUSED/,
    );
  });

  test.for<[more: string, says: RegExp]>([
    ['--genuine-only --strict', /Leave out --genuine-only, or --strict/],
    ['--genuine-only --max-age 1d', /Leave out --genuine-only/],
    ['--max-age 30', /It must be a number with one of s, m, h, d, w/],
    ['--max-age -1d', /It must be a number|argument missing/],
    ['--previous none.json', /none\.json is not there/],
    ['--previous p256.pub', /holds no posture/],
  ])('%s answers 3', async ([more, says]) => {
    const { code, out, err } = await verify('good', more);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(says);
  });

  test('the outcome is in the sentence when the answer goes to a file', async () => {
    const { code, err } = await verify('broken', `${NOW.join(' ')} -o out/answer.txt`);
    expect([code, err]).toEqual([1, expect.stringContaining('weighbridge: REFUSED: the gate')]);
  });
});

describe('--previous', () => {
  test('takes what weigh wrote, signed or as JSON, and refuses what is left out or forked', async () => {
    const at = (hour: number) => `--now 2026-11-23T${hour}:00:00Z`;
    await rm(join(home, 'm'), { recursive: true, force: true });
    await cp(join(home, 'good'), join(home, 'm'), { recursive: true });
    const sign = '--sign key --private-key p256.pem -q';
    await call(`weigh m ${sign} --attestations first ${at(10)} --format json -o first.json`);
    await call(`weigh m ${sign} --attestations fork ${at(11)} --format json -o fork.json`);
    await call(`weigh m ${sign} ${at(12)} --previous first.json`);
    for (const [given, code] of [
      ['first.json', 0],
      ['first/posture.json', 0],
      ['fork.json', 1],
      ['fork/posture.json', 1],
      ['m/attestations/posture.json', 1],
    ] as const) {
      const answer = await verify('m', `${at(12)} --previous ${given}`);
      expect([answer.code, given]).toEqual([code, given]);
      expect(answer.out).toMatch(/previous +weighed against the statement of 2026-11-23T10:00/);
    }
    await call(`weigh m ${sign} ${at(12)}`);
    const omitted = await verify('m', `${at(12)} --previous first.json`);
    expect([omitted.code, omitted.out]).toEqual([
      1,
      expect.stringContaining('no earlier statement'),
    ]);
  });
});

describe('verify attestation --type vsa', () => {
  test.for<[model: string, more: string, code: number, says: RegExp]>([
    ['good', '', 0, /✓ VERIFIED.*holds until {2}2027-02-21/s],
    ['waived', '', 0, /✓ VERIFIED/],
    ['broken', '', 1, /ATTESTATION_RESULT/],
    ['unlicensed', '', 1, /ATTESTATION_RESULT/],
    ['waived', '--now 2026-11-30T23:59:59Z', 0, /✓ VERIFIED/],
    ['waived', '--now 2026-12-01T00:00:00Z', 2, /the end that it states itself/],
    ['waived', '--level WB_UNCONDITIONAL', 1, /ATTESTATION_LEVEL/],
    ['good', '--max-age 1h --now 2026-11-23T13:00:01Z', 2, /ATTESTATION_TIME/],
    ['good', '--max-age 1h --now 2026-11-23T13:00:00Z', 0, /✓ VERIFIED/],
    ['good', '--max-age-days 1 --now 2026-11-24T12:00:01Z', 2, /ATTESTATION_TIME/],
    ['good', '--now 2027-02-21T12:00:00Z', 2, /ATTESTATION_TIME/],
  ])('%s %s answers %i', async ([model, more, code, says]) => {
    const answer = await vsa(model, `${NOW.join(' ')} ${more}`.trim());
    expect([answer.code, answer.out]).toEqual([code, expect.stringMatching(says)]);
  });

  test('a posture that is only read here is not a pass where its gate is shut', async () => {
    for (const [model, code] of [
      ['good', 0],
      ['broken', 1],
      ['unlicensed', 2],
    ] as const) {
      const { out, code: got } = await call(
        `verify attestation ${model}/attestations/posture.json --model ${model} --public-key p256.pub --type posture ${NOW.join(' ')}`,
      );
      expect([got, out]).toEqual([code, expect.stringContaining('! GENUINE')]);
    }
  });
});

test('the table of exit codes in the README is true', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [head = '', , ...rows] = readme.slice(readme.indexOf('| exit code |')).split('\n');
  const columns = cells(head).slice(1);
  const lines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    '`weigh`, `bom --policy`': {
      0: ['weigh good', 'bom good --policy default', 'weigh waived --policy ./waived.yaml'],
      1: ['weigh broken', 'weigh unlicensed --strict', 'bom unlicensed --policy default --strict'],
      2: ['weigh unlicensed', 'bom unlicensed --policy default'],
      3: ['weigh none', 'bom good --policy none'],
    },
    '`verify posture`': {
      0: [on('posture', 'good'), on('posture', 'broken --genuine-only')],
      1: [on('posture', 'broken'), on('posture', 'waived --strict')],
      2: [on('posture', 'unlicensed'), on('posture', 'waived --now 2026-12-02T00:00:00Z')],
      3: [on('posture', 'good --policy none')],
    },
    '`verify attestation`': {
      0: [on('vsa', 'good'), on('vsa', 'waived')],
      1: [on('vsa', 'broken'), on('vsa', 'good --level WB_INT_1')],
      2: [on('vsa', 'waived --now 2026-12-02T00:00:00Z')],
      3: [on('vsa', 'good --level')],
    },
    'other commands': {
      0: ['verify key good --public-key p256.pub', 'digest good', 'explain'],
      1: ['verify key broken --public-key p256.pub', 'digest empty'],
      3: ['explain none', 'verify key good --public-key none'],
    },
  };
  await rm(join(home, 'empty'), { recursive: true, force: true });
  await cp(join(home, 'out'), join(home, 'empty'), { recursive: true });
  for (const file of ['answer.txt']) await rm(join(home, 'empty', file), { force: true });
  for (const row of rows.slice(0, 4)) {
    const [code = '', ...texts] = cells(row);
    for (const [at, text] of texts.entries()) {
      const cases = lines[columns[at] ?? '']?.[code] ?? [];
      expect(cases.length > 0, `${columns[at]} ${code}`).toBe(text !== '-');
      for (const line of cases) {
        const now = line.includes('--now') || /^(verify key|explain|digest)/.test(line) ? [] : NOW;
        expect([line, (await callIn(home, [...line.split(' '), ...now])).code]).toEqual([
          line,
          Number(code),
        ]);
      }
    }
  }
});

function cells(row: string): readonly string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function on(kind: 'posture' | 'vsa', words: string): string {
  const [model = '', ...more] = words.split(' ');
  const about = `--model ${model} --public-key p256.pub ${more.join(' ')}`.trim();
  return kind === 'posture'
    ? `verify posture ${model}/attestations/posture.json ${about}`
    : `verify attestation ${model}/attestations/posture-vsa.json --type vsa --verifier any --resource-uri any${words.includes('--level') ? '' : ' --level any'} ${about}`;
}
