import { expect, test } from 'vitest';
import { parsePolicy } from './yaml.ts';

test.for([
  ['brackets', '['.repeat(50_000)],
  ['braces', '{a: '.repeat(50_000)],
  ['dashes', '- '.repeat(50_000)],
  ['keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['anchors', '&a '.repeat(20_000)],
  ['quotes', '"\n'.repeat(20_000)],
] as const)('many %s are refused, not crashed on', ([, text]) => {
  expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ name: 'PolicyError' }));
});
