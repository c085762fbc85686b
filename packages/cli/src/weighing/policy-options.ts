import { Option } from 'commander';
import type { Command } from 'commander';

/** `--strict`. */
export function strictOption(): Option {
  return new Option(
    '--strict',
    'exit code 1 for all but a plain admission: also for conditions and for what cannot be decided',
  );
}

/** Adds `--policy`. */
export function addPolicyOption(parser: Command, fallback: string | undefined): Command {
  const option = new Option('-p, --policy <policy>', 'default, prod, or a YAML policy file');
  return parser.addOption(fallback === undefined ? option : option.default(fallback));
}
