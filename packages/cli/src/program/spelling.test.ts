import { Command } from 'commander';
import { expect, test } from 'vitest';
import { flagsOf, withDashes } from './spelling.ts';

const FLAGS = new Set(['--private-key', '--no-ignore-unsigned-files', '--only']);

test.for<[string, string]>([
  ['--private_key', '--private-key'],
  ['--private_key=my_key.pem', '--private-key=my_key.pem'],
  ['--no-ignore_unsigned_files', '--no-ignore-unsigned-files'],
  ['--private-key', '--private-key'],
  ['--only', '--only'],
  ['--other_flag', '--other_flag'],
  ['my_key.pem', 'my_key.pem'],
  ['-private_key', '-private_key'],
  ['--private_key\nx', '--private_key\nx'],
])('%j is %j', ([typed, meant]) => {
  expect(withDashes([typed], FLAGS)).toEqual([meant]);
});

test('nothing after -- is a flag', () => {
  expect(withDashes(['--private_key', '--', '--private_key'], FLAGS)).toEqual([
    '--private-key',
    '--',
    '--private_key',
  ]);
});

test('a command’s flags are its own and those of the commands below it', () => {
  const program = new Command().option('-a, --one');
  program.command('below').option('--two <x>');
  expect(flagsOf(program)).toEqual(new Set(['--one', '--two']));
});
