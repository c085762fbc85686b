import { expect, test } from 'vitest';
import { pointerStep } from './pointer.ts';

test.for([
  ['WB-ART-1', '/WB-ART-1'],
  ['', '/'],
  ['a/b/c', '/a~1b~1c'],
  ['~~1', '/~0~01'],
  ['a\ud800', '/a\ufffd'],
] as const)('%j is one step of a pointer, whatever it holds', ([name, step]) => {
  expect(pointerStep(name)).toBe(step);
});
