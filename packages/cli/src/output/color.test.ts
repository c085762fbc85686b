import { expect, test } from 'vitest';
import { recordedIo } from '../../test/io.ts';
import { wantsColor } from './color.ts';

test.for<[string, { tty?: number; env: Record<string, string>; flag?: boolean }, boolean]>([
  ['a terminal', { tty: 80, env: {} }, true],
  ['a pipe', { env: {} }, false],
  ['NO_COLOR on a terminal', { tty: 80, env: { NO_COLOR: '1' } }, false],
  ['an empty NO_COLOR, which means nothing', { tty: 80, env: { NO_COLOR: '' } }, true],
  ['FORCE_COLOR on a pipe', { env: { FORCE_COLOR: '1' } }, true],
  ['FORCE_COLOR=0 on a terminal', { tty: 80, env: { FORCE_COLOR: '0' } }, false],
  ['NO_COLOR against FORCE_COLOR', { tty: 80, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
  ['--no-color against FORCE_COLOR', { env: { FORCE_COLOR: '1' }, flag: false }, false],
  ['a terminal without colours', { tty: 80, env: { TERM: 'dumb' } }, false],
])('%s', ([, { tty, env, flag = true }, expected]) => {
  expect(wantsColor(recordedIo({ env, ...(tty === undefined ? {} : { tty }) }), flag)).toBe(
    expected,
  );
});
