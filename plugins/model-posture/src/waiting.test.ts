import { expect, test } from 'vitest';
import { waitingOf } from './waiting.ts';

const error = (code: string) => ({ code, message: 'why' });

test.for([
  ['will be weighed', { error: error('PENDING'), location: 'estate/a' }, 'Not weighed yet'],
  ['has no reason', { error: null, location: 'estate/a' }, 'Not weighed yet'],
  ['has no annotation', { error: error('NOT_LOCATED'), location: null }, 'No model named'],
  ['has a wrong one', { error: error('NOT_LOCATED'), location: 'estate' }, 'Wrong annotation'],
] as const)('names a model that %s', ([, summary, word]) => {
  expect(waitingOf(summary).word).toBe(word);
});
