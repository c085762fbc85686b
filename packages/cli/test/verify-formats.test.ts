import { appendFile, cp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAnsweredModel } from './answered-model.ts';
import { callIn, NOW } from './call.ts';
import type { Answer } from './call.ts';
import { makeSigning } from './signing.ts';

const HOSTILE = '<script>alert(1)<|@all](https:x) {0}.md';

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeSigning());
  await makeAnsweredModel(home);
  await cp(join(home, 'm'), join(home, 'other'), { recursive: true });
  await call('sign key other --private-key p256.pem --signature other.sig --quiet');
  await appendFile(join(home, 'other/README.md'), 'x');
  await rm(join(home, 'other/LICENSE'));
  await rename(join(home, 'other/config.json'), join(home, 'other/moved.json'));
  await writeFile(join(home, 'other', HOSTILE), 'x');
});
afterAll(() => remove());

const call = (line: string): Promise<Answer> =>
  callIn(home, [
    ...line.split(' '),
    ...(line.startsWith('verify') && !line.includes('--now') ? NOW : []),
  ]);

const GOOD = 'verify key m --public-key p256.pub';
const CHANGED = 'verify key other --public-key p256.pub --signature other.sig';
const STRANGER = 'verify key m --public-key other.pub';
const POSTURE = 'verify posture m/attestations/posture.json --public-key p256.pub --model m';
const SUMMARY =
  'verify attestation m/attestations/posture-vsa.json --type vsa --verifier any --level any --resource-uri any --public-key p256.pub --model m';

interface Run {
  readonly results: readonly {
    readonly ruleId: string;
    readonly kind: string;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations?: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    }[];
  }[];
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly exitCode: number }[];
}

function runIn(text: string): Run {
  const { version, runs } = JSON.parse(text) as { version: string; runs: [Run] };
  expect(version).toBe('2.1.0');
  return runs[0];
}

describe('every format of an answer has the same exit code', () => {
  const lines: readonly (readonly [line: string, code: number])[] = [
    [GOOD, 0],
    [`${GOOD} --fail-on note --only LICENSE`, 1],
    [CHANGED, 1],
    [STRANGER, 1],
    ['verify key m --public-key none.pub', 3],
    [POSTURE, 0],
    [`${POSTURE} --max-age 1s --now 2026-11-24T12:00:00Z`, 2],
    [`${POSTURE} --max-age 1s --now 2026-11-24T12:00:00Z --strict`, 1],
    [SUMMARY, 0],
    [SUMMARY.replace('--model m', '--model other'), 1],
    ['sign key m --private-key p256.pem', 0],
    ['sign key m --private-key rsa.pem', 1],
    ['sign key m --private-key none.pem', 3],
  ];
  test.for(lines)('%s answers %d', async ([line, code]) => {
    const formats = ['pretty', 'json', 'html', 'markdown'];
    if (line.startsWith('verify')) formats.push('sarif');
    for (const format of formats) {
      const answer = await call(`${line} --format ${format} --quiet`);
      expect([format, answer.code]).toEqual([format, code]);
      expect(answer.out === '').toBe(code === 3 && format !== 'json');
      if (format === 'sarif' && code !== 3) {
        expect(runIn(answer.out).invocations).toMatchObject([{ exitCode: code }]);
      }
    }
  });
});

describe('as SARIF', () => {
  test('files that differ are results at their files', async () => {
    const { results, tool } = runIn((await call(`${CHANGED} --format sarif`)).out);
    const told = results.map(({ ruleId, level, locations = [] }) => [
      ruleId,
      level,
      locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri).join(),
    ]);
    expect(told).toEqual([
      ['signing/file-changed', 'error', 'README.md'],
      ['signing/file-missing', 'error', 'LICENSE'],
      ['signing/file-missing', 'error', 'config.json'],
      ['signing/file-unsigned', 'error', encoded(HOSTILE)],
      ['signing/file-unsigned', 'error', 'moved.json'],
    ]);
    expect(results[2]?.message.text).toContain('config.json is now moved.json');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      'signing/file-changed',
      'signing/file-missing',
      'signing/file-unsigned',
    ]);
  });

  test('any other failure is a result under its error code, with the help of explain', async () => {
    const { results, tool } = runIn((await call(`${STRANGER} --format sarif`)).out);
    expect(results).toMatchObject([{ ruleId: 'KEY_MISMATCH', kind: 'fail', level: 'error' }]);
    const [rule] = runIn((await call('explain KEY_MISMATCH --format sarif')).out).tool.driver.rules;
    expect(tool.driver.rules).toEqual([rule]);
  });

  test('what is too old is open, and not a fail', async () => {
    const late = `${POSTURE} --max-age 1s --now 2026-11-24T12:00:00Z --format sarif`;
    expect(runIn((await call(late)).out).results).toMatchObject([
      { ruleId: 'POSTURE_STALE', kind: 'open', level: 'none' },
    ]);
  });

  test('a model that is as it was signed has no result, and its warnings have theirs', async () => {
    expect(runIn((await call(`${GOOD} --format sarif`)).out).results).toEqual([]);
    const part = runIn((await call(`${GOOD} --only LICENSE --format sarif`)).out);
    expect(part.results).toMatchObject([{ ruleId: 'signing/partly-checked', kind: 'open' }]);
  });

  test('sign has no findings, so SARIF is not offered there', async () => {
    const { code, err } = await call('sign key m --private-key p256.pem --format sarif');
    expect([code, err]).toEqual([3, expect.stringMatching(/pretty, json, html, markdown/)]);
  });
});

describe('a name in the model is only text', () => {
  test('on a page', async () => {
    const { out } = await call(`${CHANGED} --format html`);
    expect(out).toContain('&lt;script&gt;alert(1)');
    expect(out).not.toMatch(/<script|\son\w+=/i);
    expect(out).toContain('NOT VERIFIED');
  });

  test('in a comment', async () => {
    const { out } = await call(`${CHANGED} --format markdown`);
    expect(out).toContain('<code>&#60;script&#62;alert&#40;1&#41;');
    expect(out).not.toMatch(/<script|@all|\]\(/);
    expect(out).toMatch(/^## ✕ NOT VERIFIED: other\n/);
  });
});

function encoded(path: string): string {
  return encodeURIComponent(path).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
