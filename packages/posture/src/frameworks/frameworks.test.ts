import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { controls } from '../controls/index.ts';
import { frameworks } from './index.ts';

const ids = new Set(controls.map(({ id }) => id));

test('every data file is registered', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
  expect(
    frameworks.map(({ id }) => `${id}.json`).sort(),
    'list the missing framework in src/frameworks/index.ts, or write the missing file',
  ).toEqual(files.sort());
});

test('no two frameworks are called the same', () => {
  expect(new Set(frameworks.map(({ name }) => name)).size).toBe(frameworks.length);
});

describe.for(frameworks.map((each) => [each.name, each] as const))('%s', ([, framework]) => {
  test('speaks of controls that exist, in ids of the framework, each once', () => {
    const pattern = new RegExp(framework.idPattern);
    expect(framework.idPattern).toMatch(/^\^.*\$$/);
    const isEmpty = Object.keys(framework.controls).length === 0;
    expect(isEmpty, 'it maps no control: say so in verified, with the pattern ^$').toBe(
      framework.idPattern === '^$' && framework.verified.includes('maps to no control'),
    );
    for (const [control, list] of Object.entries(framework.controls)) {
      expect(ids).toContain(control);
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list).size).toBe(list.length);
      for (const id of list) expect(id).toMatch(pattern);
    }
  });

  test('marks as our mapping only what it maps', () => {
    for (const [control, list] of Object.entries(framework.ourMapping)) {
      expect(framework.controls[control]).toEqual(expect.arrayContaining([...list]));
    }
  });

  test('says where it is published, in which edition, and how its ids were verified', () => {
    expect(framework.source).toMatch(/^https:\/\//);
    expect(framework.edition).not.toBe('');
    expect(framework.verified).not.toBe('');
  });
});

test.for(frameworks.map((each) => [each.name, each] as const))(
  '%s: every id that is used has words of ours, and no other has',
  ([, framework]) => {
    const used = new Set(Object.values(framework.controls).flat());
    expect(Object.keys(framework.words).sort()).toEqual(Array.from(used).sort());
    for (const words of Object.values(framework.words)) {
      expect(words).toMatch(/^[^\n]{20,70}[^.\n]$/);
      expect(words).not.toMatch(/compli(?:es|ant|ance)|shall/);
    }
  },
);

test('the ids that public texts get wrong appear nowhere', () => {
  const used = frameworks.flatMap(({ name, controls: map }) =>
    Object.values(map).flatMap((list) => list.map((id) => `${name} ${id}`)),
  );
  const atlas = frameworks.find(({ id }) => id === 'mitre-atlas');
  expect(Object.values(atlas?.controls ?? {}).flat()).not.toContain('AML.T0030');
  expect(used.join('\n')).not.toMatch(/T0030|PW\.4\.5|MEASURE 2\.6/);
});

test('eighteen links of MITRE ATLAS are our own judgement', () => {
  const atlas = frameworks.find(({ id }) => id === 'mitre-atlas');
  expect(Object.values(atlas?.ourMapping ?? {}).flat()).toHaveLength(18);
  expect(frameworks.filter(({ machineChecked }) => machineChecked)).toEqual([atlas]);
});
