import { expect, test } from 'vitest';
import { sorted } from './diagnostics.mjs';

const TYPE = 'a.ts:1:1: Not that. [Error/typescript(TS2322)]';
const RULE = 'a.ts:2:1: Await it. [Error/typescript(no-floating-promises)]';

test('separates the compiler’s messages from the linter’s', () => {
  expect(sorted({ code: 1, output: `${TYPE}\n${RULE}\n\n2 problems` })).toEqual({
    types: TYPE,
    lint: RULE,
  });
  expect(sorted({ code: 1, output: RULE })).toEqual({ types: '', lint: RULE });
  expect(sorted({ code: 0, output: 'No files found' })).toEqual({ types: '', lint: '' });
});

test('a failure that neither explains belongs to both', () => {
  const crash = { types: 'no such option', lint: 'no such option' };
  expect(sorted({ code: 2, output: 'no such option' })).toEqual(crash);
  expect(sorted({ code: 2, output: '' }).types).toBe('oxlint ended with exit code 2');
});
