import { expect, test } from 'vitest';
import { startFolder } from './io.ts';

test('paths start at the folder that the package script was called from', () => {
  expect(startFolder({ npm_lifecycle_event: 'weighbridge', INIT_CWD: '/home/ada' }, '/repo')).toBe(
    '/home/ada',
  );
});

test.for<[string, Record<string, string>]>([
  ['no script', {}],
  [
    'another script, which changed to its own folder',
    { npm_lifecycle_event: 'test', INIT_CWD: '/home/ada' },
  ],
  ['npx', { npm_lifecycle_event: 'npx', INIT_CWD: '/home/ada' }],
  ['an unknown caller', { npm_lifecycle_event: 'weighbridge', INIT_CWD: '' }],
])('%s: paths start at the working folder', ([, env]) => {
  expect(startFolder(env, '/repo')).toBe('/repo');
});
