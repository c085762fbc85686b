import { INPUTS } from '@weighbridge/weigh/inputs';
import type { InputName } from '@weighbridge/weigh/inputs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable } from '../program/flag.ts';

/** Adds the flag of every weighing input that has one; the name of the model comes last, see below. */
export function addInputOptions(parser: Command): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    if (name !== 'model') addInputOption(parser, name);
  }
}

/** Adds the flag of the model's name. */
export function addModelOption(parser: Command): void {
  addInputOption(parser, 'model');
}

function addInputOption(parser: Command, name: InputName): void {
  const { flag } = INPUTS[name];
  if (flag === undefined) return;
  if (flag.repeatable === true) parser.addOption(repeatable(flag.flags, flag.summary));
  else parser.option(flag.flags, flag.summary);
}

/** The member of the options that the flag of an input sets; undefined where it has no flag. */
export function flagMember(name: InputName): string | undefined {
  const { flag } = INPUTS[name];
  return flag === undefined ? undefined : new Option(flag.flags).attributeName();
}
