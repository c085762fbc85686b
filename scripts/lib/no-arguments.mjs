import { Failure } from './failure.mjs';

/**
 * For a command that takes nothing but `--help`: whether that was asked for and has been answered.
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
