import { expect, test } from 'vitest';
import { adviceOf } from './advice.ts';
import { ownedCodes } from './codes.ts';

test.for(await ownedCodes())(
  'the advice of $id names no option that only programs have',
  ({ id, advice }) => {
    expect(adviceOf(id, advice)).not.toMatch(/\b[a-z]+[A-Z]\w*/);
  },
);
