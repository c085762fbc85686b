import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { withoutLogLevel, writtenOut } from './fallback.ts';

const write = (argv: readonly string[], there: readonly string[] = []): readonly string[] =>
  writtenOut(argv, commands, (path) => there.includes(path));

test.for<[string[], string[]]>([
  [
    ['sign', './m'],
    ['sign', 'sigstore', './m'],
  ],
  [
    ['verify', 'model', '--identity', 'a'],
    ['verify', 'sigstore', 'model', '--identity', 'a'],
  ],
  [
    ['sign', '--signature', 's', 'm'],
    ['sign', 'sigstore', '--signature', 's', 'm'],
  ],
  [
    ['help', 'sign', 'key'],
    ['sign', 'key', '--help'],
  ],
])('%j means %j', ([typed, meant]) => {
  expect(write(typed)).toEqual(meant);
});

test.for([
  [],
  ['sign'],
  ['sign', '--help'],
  ['sign', '-h'],
  ['sign', 'key', 'm'],
  ['sign', 'kee', 'm'],
  ['verify', 'posture', 'p'],
  ['weigh', 'm'],
  ['nothing', 'sign'],
])('%j is left as it is', (typed) => {
  expect(write(typed)).toEqual(typed);
});

test('a model whose name resembles a method is a model', () => {
  expect(write(['sign', 'keys'])).toEqual(['sign', 'keys']);
  expect(write(['sign', 'keys'], ['keys'])).toEqual(['sign', 'sigstore', 'keys']);
  expect(write(['sign', './keys'])).toEqual(['sign', 'sigstore', './keys']);
});

test('a very long word is compared in no time', () => {
  const word = 'k'.repeat(1_000_000);
  expect(write(['sign', word])).toEqual(['sign', 'sigstore', word]);
});

test.for<[string[], string[]]>([
  [
    ['--log-level', 'DEBUG', 'sign', 'm'],
    ['sign', 'm'],
  ],
  [
    ['--log_level=INFO', 'sign', 'm'],
    ['sign', 'm'],
  ],
  [
    ['sign', '--log-level', 'm'],
    ['sign', '--log-level', 'm'],
  ],
  [[], []],
])('a log level before the command is dropped: %j', ([typed, meant]) => {
  expect(withoutLogLevel(typed)).toEqual(meant);
});
