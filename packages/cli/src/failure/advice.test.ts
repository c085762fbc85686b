import { codes } from '@weighbridge/model-signing';
import { expect, test } from 'vitest';
import { adviceOf } from './advice.ts';
import { statementCodes } from './statement-codes.ts';

const ALL = Object.entries({ ...codes, ...statementCodes });

test.for(ALL)('the advice of %s names no option that only programs have', ([code, { advice }]) => {
  expect(adviceOf(code, advice)).not.toMatch(/\b[a-z]+[A-Z]\w*/);
});
