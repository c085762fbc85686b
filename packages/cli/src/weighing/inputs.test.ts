import { INPUTS } from '@weighbridge/weigh/inputs';
import type { InputName } from '@weighbridge/weigh/inputs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addInputOptions, addModelOption, flagMember } from './input-options.ts';

const flagged = (Object.keys(INPUTS) as InputName[]).filter((name) => INPUTS[name].flag);

test('the flag of every input is offered once, under the member that its value is read from', () => {
  const parser = new Command();
  addInputOptions(parser);
  addModelOption(parser);
  const members = parser.options.map((option) => option.attributeName());
  expect(members).toHaveLength(flagged.length);
  expect(new Set(members)).toEqual(new Set(flagged.map((name) => flagMember(name))));
});

test('an input without a flag is not an option', () => {
  expect(flagMember('folder')).toBeUndefined();
});
