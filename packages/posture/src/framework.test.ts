import { expect, test } from 'vitest';
import type { Framework } from './framework.ts';
import { referencesIn } from './framework.ts';

const framework: Framework = {
  id: 'a-framework',
  name: 'A Framework',
  edition: '2',
  date: null,
  status: 'published',
  source: 'https://framework.example.org',
  verified: 'Looked up by a program.',
  machineChecked: true,
  idPattern: '^A\\d$',
  controls: { 'WB-ART-1': ['A1', 'A2'], 'WB-ART-2': ['A1'] },
  ourMapping: { 'WB-ART-1': ['A2'] },
  words: { A1: 'first' },
};
const reference = {
  framework: 'A Framework',
  edition: '2',
  source: 'https://framework.example.org',
  verified: 'Looked up by a program.',
};

test('gives every id with its edition and words, and says which links are our own', () => {
  expect(referencesIn(framework, 'WB-ART-1')).toEqual([
    { ...reference, id: 'A1', words: 'first', ourReading: false },
    { ...reference, id: 'A2', words: '', ourReading: true },
  ]);
  expect(referencesIn(framework, 'WB-ART-2')).toEqual([
    { ...reference, id: 'A1', words: 'first', ourReading: false },
  ]);
});

test('ids that no program looked up are our reading, whoever made the link', () => {
  const read = referencesIn({ ...framework, machineChecked: false }, 'WB-ART-1');
  expect(read.map(({ ourReading }) => ourReading)).toEqual([true, true]);
});

test('a framework without ids for a control has nothing to show', () => {
  expect(referencesIn(framework, 'WB-ART-3')).toEqual([]);
});
