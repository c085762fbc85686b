import { Failure } from './failure.mjs';

/**
 * For a command that accepts only `--help`: whether it was given and answered.
 *
 * @param {readonly string[]} args
 * @param {string} command as it is typed
 * @param {string} help
 * @throws {Failure} for any other argument, with exit code 3
 */
export function answersHelp(args, command, help) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return true;
  }
  const [first] = args;
  if (first === undefined) return false;
  throw new Failure(`${command} takes no '${first}': ${command} --help says what it does.`, 3);
}
