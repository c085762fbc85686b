import { expect, test } from 'vitest';
import { codeSets } from './code-sets.ts';
import { StatementError } from './statement/error.ts';

test('every set names the package that it comes from', async () => {
  for (const { owner, codes } of codeSets) {
    const { codeSet } = (await import(owner)) as { readonly codeSet: { readonly codes: unknown } };
    expect(codeSet.codes).toBe(codes);
  }
});

test('no two packages share a code, so each code has one help text', () => {
  const ids = codeSets.flatMap(({ codes }) => Object.keys(codes));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain(new StatementError('POSTURE_STALE', 'x').code);
});

test('every code says when it is thrown and what to do, and names no command-line flag', () => {
  const helps = codeSets.flatMap(({ codes }) => Object.values(codes));
  for (const { when, advice } of helps) {
    expect(when).not.toMatch(/\.$| --[a-z]/);
    expect(advice).toMatch(/\.$/);
    expect(advice).not.toMatch(/ --[a-z]/);
  }
});
