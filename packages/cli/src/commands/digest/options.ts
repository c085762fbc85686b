import { Option } from 'commander';
import type { Command } from 'commander';
import { addBelieving } from '../../model/believing.ts';
import type { BelievingOptions } from '../../model/believing.ts';
import { addHashOptions } from '../../model/hash-options.ts';
import type { HashOptions } from '../../model/hash-options.ts';
import { addSelection } from '../../model/selection.ts';
import type { SelectionOptions } from '../../model/selection.ts';
import { addOutputOptions } from '../../output/options.ts';
import type { OutputOptions } from '../../output/options.ts';

/** Options of `digest`. */
export interface DigestOptions
  extends OutputOptions, SelectionOptions, BelievingOptions, HashOptions {
  readonly signature?: string;
}

/** Adds them. */
export function addDigestOptions(parser: Command): void {
  addHashOptions(parser);
  parser.addOption(
    new Option(
      '-s, --signature <file>',
      'the signature, which is never part of it (default: model.sig inside the model)',
    ),
  );
  addSelection(parser);
  addBelieving(parser);
  addOutputOptions(parser, 'pretty', ['pretty', 'json']);
}
