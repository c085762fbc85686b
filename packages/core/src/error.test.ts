import { expect, test } from 'vitest';
import { CodedError, CoreError, hasCode } from './error.ts';

class OtherCopy extends CodedError<'BAD_TIME'> {}

test('carries code, name, cause and details', () => {
  const cause = new Error('because');
  const error = new CoreError('BAD_TIME', 'no', { cause, details: { at: 1 } });
  expect(error).toMatchObject({
    name: 'CoreError',
    code: 'BAD_TIME',
    message: 'no',
    cause,
    details: { at: 1 },
  });
  expect(new CoreError('BAD_TIME', 'no').details).toEqual({});
});

test('recognises errors by code, whichever class or copy threw them', () => {
  expect(hasCode(new OtherCopy('BAD_TIME', 'x'), 'BAD_TIME')).toBe(true);
  expect(hasCode(new CoreError('NOT_JSON', 'x'), 'BAD_TIME')).toBe(false);
  expect(hasCode(new Error('x'), 'BAD_TIME')).toBe(false);
  expect(hasCode({ code: 'BAD_TIME' }, 'BAD_TIME')).toBe(false);
});
