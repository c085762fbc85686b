import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { describeWith, find } from '@weighbridge/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import type { Weighing } from '../src/weighing.ts';

/** Well-formed, and nothing in them runs: WB-ART-1 and WB-ART-2 are decided, without an error. */
const SOUND: readonly string[] = [
  'r01-six-digit-shards',
  'r02-bloom-underscore',
  'r02b-index-free-names',
  'r03-gptq',
  'r03b-bnb',
  'r03d-mlx',
  'r04-consolidated',
  'r05-stray-bigger',
  'r06-diffusers',
  'r07b-empty-ok',
  'r09-f4-e8m0',
  'r17-zero-based',
  'r22-nested',
  'r23-tied',
  'r25-st-old',
  'r43-hf-local-dir',
  'r60c-json-bom',
  'r61-electra',
  'r62-nested-quant-dtype',
  'r63-fp8',
];

/** Admitted under the default policy: sound, and their licence is allowed. */
const ADMITTED: readonly string[] = [
  'r10-norway',
  'r11-lora-localpath',
  'r12-dict-card',
  'r13-lic-bsd3clear',
  'r13-lic-list',
  'r13-lic-mapping',
  'r13-lic-orlower',
  'r13-lic-slash',
  'r13-lic-spdxurl',
  'r13-lic-upper',
  'r14-card-bang',
  'r14-card-bom',
  'r14-card-colon',
  'r14-card-crlf',
  'r14-card-dup',
  'r14-card-leadnl',
  'r14-card-tab',
  'r24-metrics',
  'r29-header-length',
  'r43-hf-local-dir',
  'r50b-foreign-bom',
  'r51-chat-template',
  'r60-json-infinity',
];

/** Refused, by the control that fails and the rule that says why. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['r07-metadata-only', 'WB-ART-2', 'safetensors/header-syntax'],
  ['r08-tied-same-range', 'WB-ART-2', 'safetensors/overlap'],
  ['r22b-llmconfig', 'WB-ART-1', 'code/remote-code'],
];

/** Left open by WB-ART-1, which names the file and says what to do about it; no error is reported. */
const OPEN: readonly (readonly [string, RegExp, RegExp])[] = [
  ['r26-mlmodel', /model\.pkl/, /model\.pkl/],
  ['r15-lfs', /Git LFS/, /git lfs pull/],
];

/** Words that are untrue of the case. */
const UNTRUE: readonly (readonly [string, RegExp])[] = [
  ['r05-stray-bigger', /pickle/],
  ['r15-lfs', /corrupt|header length|wire type|does not start with/],
  ['r29-header-length', /pickle/],
  ['r50b-foreign-bom', /other files than|not of these bytes/],
];

const need = find('vectors') === undefined ? 'vectors' : 'python3';

describeWith(need)('cases from the field', () => {
  let home = '';
  const weighings = new Map<string, Promise<Weighing>>();

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'weighbridge-field-'));
    const script = join(find('vectors') ?? '', 'field', 'make-cases.py');
    execFileSync(find('python3') ?? 'python3', ['-I', script, home], { stdio: 'pipe' });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const weighed = (name: string): Promise<Weighing> => {
    const known = weighings.get(name) ?? openFolder(join(home, name)).then((one) => weigh(one));
    weighings.set(name, known);
    return known;
  };
  const verdictOf = ({ posture }: Weighing, id: string) =>
    posture.verdicts.find(({ control }) => control === id);
  const errorsOf = ({ findings }: Weighing) =>
    findings.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId);

  test.each(SOUND)('decides %s, without an error', async (name) => {
    const weighing = await weighed(name);
    expect(errorsOf(weighing)).toEqual([]);
    expect(verdictOf(weighing, 'WB-ART-1')?.status).toBe('not-applicable');
    expect(verdictOf(weighing, 'WB-ART-2')?.status).toBe('pass');
  });

  test.each(ADMITTED)('admits %s', async (name) => {
    const { posture } = await weighed(name);
    expect(posture.gate.outcome).toBe('admit');
  });

  test.each(REFUSED)('refuses %s by %s', async (name, control, rule) => {
    const weighing = await weighed(name);
    expect(weighing.posture.gate.outcome).toBe('refuse');
    expect(verdictOf(weighing, control)?.status).toBe('fail');
    expect(errorsOf(weighing)).toContain(rule);
  });

  test.each(OPEN)('leaves %s open and says why', async (name, reason, remedy) => {
    const weighing = await weighed(name);
    expect(errorsOf(weighing)).toEqual([]);
    expect(weighing.posture.gate.outcome).toBe('cannot-decide');
    expect(verdictOf(weighing, 'WB-ART-1')).toMatchObject({
      status: 'unknown',
      message: expect.stringMatching(reason),
      remedy: expect.stringMatching(remedy),
    });
  });

  test.each(UNTRUE)('says nothing untrue of %s', async (name, words) => {
    const { posture, findings } = await weighed(name);
    const told = [...posture.verdicts, ...findings].map(({ message }) => message);
    expect(told.filter((message) => words.test(message))).toEqual([]);
  });

  test('reads a snapshot of a download cache through its links', async () => {
    const snapshot = 'models--acme--tiny-bert/snapshots/0123456789abcdef0123456789abcdef01234567';
    const { posture } = await weighed(`r16-hfcache/${snapshot}`);
    expect(posture.gate.outcome).toBe('admit');
  });
});
