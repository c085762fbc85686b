import { Option } from 'commander';
import type { Command } from 'commander';
import { addBelieving } from '../../model/believing.ts';
import type { BelievingOptions } from '../../model/believing.ts';
import { addHashOptions } from '../../model/hash-options.ts';
import type { HashOptions } from '../../model/hash-options.ts';
import { addSelection } from '../../model/selection.ts';
import type { SelectionOptions } from '../../model/selection.ts';
import { DEFAULT_SIGNATURE } from '../../model/signature.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';

/** Options of `sign` with any method. */
export interface SignOptions
  extends OutputOptions, SelectionOptions, BelievingOptions, HashOptions {
  readonly signature: string;
  readonly force?: true;
}

/** Adds the options that `sign` has with every method. */
export function addSignOptions(parser: Command): Command {
  parser.addOption(
    new Option(
      '-s, --signature <file>',
      'where to write the signature; an older signature there is replaced in one step',
    ).default(DEFAULT_SIGNATURE),
  );
  parser.option('--force', 'also replace a file that is not a signature');
  addSelection(parser);
  addHashOptions(parser);
  addBelieving(parser);
  return addOutputOptions(parser, 'pretty', ['pretty', 'json', 'html', 'markdown']);
}
