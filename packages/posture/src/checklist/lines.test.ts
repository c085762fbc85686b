import { expect, test } from 'vitest';
import { controls } from '../explain.ts';
import { checklist } from './lines.ts';

const inCatalogue = controls.map(({ id }) => id);

test('there are ten lines, C1 to C10, in that order', () => {
  expect(checklist.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, i) => `C${i + 1}`));
});

test.for(checklist.map((line) => [line.id, line] as const))(
  '%s asks controls of the catalogue, each once, in catalogue order',
  ([, line]) => {
    const places = line.controls.map((control) => inCatalogue.indexOf(control));
    expect(places.length).toBeGreaterThan(0);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  },
);

test.for(checklist.map((line) => [line.id, line] as const))(
  '%s has a title that fits a column and a question of one sentence',
  ([, { title, question }]) => {
    expect(title).toMatch(/^[A-Z].{5,44}[^.?]$/);
    expect(question).toMatch(/^[A-Z][^?]{20,110}\?$/);
  },
);

test('no two lines have the same title', () => {
  expect(new Set(checklist.map(({ title }) => title)).size).toBe(checklist.length);
});
