import { makeFinding } from '@weighbridge/core';
import { controlSchema } from '@weighbridge/core/schema';
import { expect, test } from 'vitest';
import { overlap } from '../test/support/facts.ts';
import { assess } from './assess.ts';
import { catalogue } from './catalogue.ts';
import { explainControl, listControls } from './explain.ts';
import { builtInPolicies } from './policies/index.ts';

test('lists every control as plain data of the published shape, each id once', () => {
  const list = listControls();
  expect(list.length).toBeGreaterThan(30);
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  for (const control of list) expect(() => controlSchema.parse(control)).not.toThrow();
  expect(structuredClone(list)).toEqual(list);
});

test('explains a control: its question, needs, rules, and frameworks with their editions', () => {
  const { control, question, frameworks, requiredBy, uncollected } = explainControl('WB-ART-1');
  expect(control.needs.map(({ type }) => type)).toEqual(['artifact/code']);
  expect(control.rules).toEqual(['code/']);
  expect(question).toMatch(/\?$/);
  expect(requiredBy).toEqual(['default', 'prod']);
  expect(uncollected).toEqual([]);
  expect(frameworks).toContainEqual({
    framework: 'MITRE ATLAS',
    edition: '5.6.0',
    id: 'AML.T0011.000',
    words: 'have someone open a model file that does harm',
    ourReading: false,
    source: 'https://github.com/mitre-atlas/atlas-data',
    verified: expect.stringContaining('looked up by a program'),
  });
  expect(frameworks).toContainEqual(
    expect.objectContaining({ framework: 'CSA AI Controls Matrix', ourReading: true }),
  );
  expect(frameworks.every(({ words }) => words.length > 0)).toBe(true);
  expect(frameworks).toContainEqual(
    expect.objectContaining({ id: 'AML.T0018.002', ourReading: true }),
  );
});

test('says what nothing collects yet', () => {
  expect(explainControl('WB-PIP-2').uncollected).toEqual(['pipeline/approvals']);
  expect(explainControl('WB-INT-1').uncollected).toEqual([]);
});

test('says which policies require it: prod everything, default what it names', () => {
  expect(explainControl('WB-BOM-4').requiredBy).toEqual(['default', 'prod']);
  expect(explainControl('WB-BOM-2').requiredBy).toEqual(['prod']);
});

test('refuses an unknown control', () => {
  const refusal = (id: string) =>
    expect.objectContaining({
      code: 'UNKNOWN_CONTROL',
      message: expect.stringContaining(`no control is called ${JSON.stringify(id)}`),
    });
  expect(() => explainControl('WB-ART-9')).toThrow(refusal('WB-ART-9'));
  expect(() => explainControl('')).toThrow(refusal(''));
  expect(() => explainControl('constructor')).toThrow(refusal('constructor'));
  expect(() => explainControl('\u001b[2J'.repeat(1000))).toThrow(refusal('\u001b[2J'.repeat(10)));
});

test('default asks for what it has always asked for, and prod for everything', () => {
  expect(builtInPolicies.default.requires).toEqual([
    'WB-ART-1',
    'WB-ART-2',
    'WB-BOM-1',
    'WB-BOM-4',
  ]);
  expect(builtInPolicies.prod.requires).toBe('all');
});

test.for(catalogue.controls.map((control) => [control.id, control] as const))(
  '%s has human-readable texts and an id of its family: write the missing ones',
  ([id, { title, question, remediation, needs }]) => {
    expect(id).toMatch(/^WB-(INT|ART|BOM|DAT|PIP|PRV|K8S|RUN|CNF|CLD)-\d+$/);
    expect({ title, question, remediation }).toEqual({
      title: expect.stringMatching(/^[A-Z]/),
      question: expect.stringMatching(/^[A-Z].*\?$/),
      remediation: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect(needs.length).toBeGreaterThan(0);
    for (const { type, shows } of needs) {
      expect(type).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect({ type, shows }).toEqual({ type, shows: expect.stringMatching(/^[A-Z].*\.$/) });
    }
  },
);

test('a control is failed by a rule, or by a family of rules so that new ones fail it too', () => {
  for (const { rules } of catalogue.controls) {
    for (const rule of rules) expect(rule).toMatch(/^[a-z]+(?:-[a-z]+)*\/(?:[a-z]+(?:-[a-z]+)*)?$/);
    expect(new Set(rules).size).toBe(rules.length);
  }
});

test.for([
  ['signing/not-verified', 'WB-INT-1'],
  ['signing/file-changed', 'WB-INT-1'],
  ['signing/file-missing', 'WB-INT-1'],
  ['signing/file-unsigned', 'WB-INT-3'],
  ['signing/ignored-loadable', 'WB-INT-3'],
  ['code/pickle-global', 'WB-ART-1'],
  ['onnx/malformed', 'WB-ART-2'],
  ['gguf/overlap', 'WB-ART-2'],
  ['folder/symlink', 'WB-ART-2'],
  ['bom/schema', 'WB-BOM-1'],
  ['licence/denied', 'WB-BOM-4'],
] as const)('a failed %s fails %s, and nothing else', ([ruleId, id]) => {
  const finding = makeFinding({ ...overlap, ruleId });
  const now = '2026-11-23T12:00:00Z';
  const { verdicts } = assess([], [finding], builtInPolicies.default, now);
  const failed = verdicts.filter(({ status }) => status === 'fail');
  expect(failed.map(({ control }) => control)).toEqual([id]);
});

test('controls of a family are next to each other', () => {
  const families = catalogue.controls.map(({ family }) => family);
  const blocks = families.filter((family, at) => family !== families[at - 1]);
  expect(new Set(blocks).size).toBe(blocks.length);
});
