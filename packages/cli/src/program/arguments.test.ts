import { describe, expect, test } from 'vitest';
import { recordedIo } from '../../test/io.ts';
import { defineCommand } from '../command.ts';
import type { Argument, CommandGroup } from '../command.ts';
import { runCommands } from './run.ts';

interface Options {
  readonly loud?: true;
  readonly test: string;
}

/** A command with a verb, such as a library that compares two samples would add. */
function drift(given: (readonly string[])[], declared: readonly Argument[]): CommandGroup {
  return {
    name: 'drift',
    summary: 'say whether two samples differ',
    examples: [['weighbridge drift compare old.csv new.csv', 'column by column']],
    commands: [
      defineCommand<Options>({
        name: 'compare',
        summary: 'compare a sample with the one that it should resemble',
        arguments: declared,
        examples: [],
        configure: (parser) =>
          void parser.option('--loud', 'louder').option('--test <name>', 'how'),
        async run(paths, { loud, test: name }) {
          given.push([...paths, String(loud), String(name)]);
          return 0;
        },
      }),
    ],
    fallback: 'compare',
  };
}

const TWO: readonly Argument[] = [
  ['<reference>', 'the sample to resemble'],
  ['<current>', 'the sample to judge'],
];

async function call(line: string, declared = TWO) {
  const given: (readonly string[])[] = [];
  const io = recordedIo();
  const words = line.split(' ').map((word) => (word === "''" ? '' : word));
  const code = await runCommands([drift(given, declared)], words, io);
  return { code, given, out: io.out(), err: io.err() };
}

describe('a command with a verb gets both of its arguments', () => {
  test.for<[line: string, given: string[]]>([
    ['drift compare a b', ['a', 'b', 'undefined', 'undefined']],
    ['drift a b', ['a', 'b', 'undefined', 'undefined']],
    ['drift compare --loud --test ks a b', ['a', 'b', 'true', 'ks']],
    ['drift compare a --test ks --loud b', ['a', 'b', 'true', 'ks']],
    ['drift compare a b --test=ks --loud', ['a', 'b', 'true', 'ks']],
    ['drift compare --loud -- -a --test', ['-a', '--test', 'true', 'undefined']],
    ['drift compare a -- -b', ['a', '-b', 'undefined', 'undefined']],
  ])('%s', async ([line, given]) => {
    expect(await call(line)).toMatchObject({ code: 0, given: [given], err: '' });
  });
});

describe('a mistyped command line is answered with what to type', () => {
  const HELP = '(weighbridge drift compare --help shows what there is)\n';
  const GIVE = 'Give <reference> <current>, with quotes around a name that holds spaces.';
  test.for<[line: string, says: string]>([
    ['drift compare', `error: missing required argument 'reference'. ${GIVE}`],
    ['drift compare a', `error: missing required argument 'current'. ${GIVE}`],
    [
      'drift compare a b c',
      `error: too many arguments for 'compare'. Expected 2 arguments but got 3: a, b, c. ${GIVE}`,
    ],
    ['drift compare -a b', "error: unknown option '-a'"],
    ["drift compare a ''", 'error: <current> is empty; a shell variable in it may not be set'],
  ])('%s', async ([line, says]) => {
    const { code, given, out, err } = await call(line);
    expect([code, given, out]).toEqual([3, [], '']);
    expect(err).toBe(`weighbridge: ${says}\n${HELP}`);
  });
});

test('help shows the arguments in their order', async () => {
  const { code, out } = await call('drift compare --help');
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "Usage: weighbridge drift compare [options] <reference> <current>

    compare a sample with the one that it should resemble

    Arguments:
      reference      the sample to resemble
      current        the sample to judge

    Options:
      --loud         louder
      --test <name>  how
      -h, --help     show help

    Examples:
    "
  `);
});

describe('an argument can be optional or repeat', () => {
  const some: readonly Argument[] = [
    ['<reference>', 'the sample to resemble'],
    ['[current...]', 'the samples to judge'],
  ];
  test.for<[line: string, paths: string[]]>([
    ['drift compare a', ['a']],
    ['drift compare a b', ['a', 'b']],
    ['drift compare a --loud b c', ['a', 'b', 'c']],
  ])('%s', async ([line, paths]) => {
    const { code, given } = await call(line, some);
    expect([code, given[0]?.slice(0, -2)]).toEqual([0, paths]);
  });

  test('an empty value among several is reported under the last name', async () => {
    expect((await call("drift compare a b ''", some)).err).toContain('<current> is empty');
  });
});

describe('refuses a list of arguments that cannot be typed', () => {
  test.for<[forms: Argument[0][], says: RegExp]>([
    [['[a]', '<b>'], /<b> must come before optional arguments/],
    [['<a...>', '<b>'], /only the last argument can be variadic/],
  ])('%j', async ([forms, says]) => {
    const declared = forms.map((form): Argument => [form, 'x']);
    await expect(call('drift compare a b', declared)).rejects.toThrow(says);
  });
});
