import { Command } from 'commander';
import { isGroup } from '../command.ts';
import type { CommandNode, Example, RegisteredCommand } from '../command.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { ownPackage } from '../version.ts';
import { addArguments } from './arguments.ts';
import { missingFlag } from './flag.ts';
import { slippedValue } from './slipped.ts';

const EXIT_CODES = `
Exit codes:
  0  admitted, also with conditions unless --strict; verified; clean
  1  refused; does not verify; with --strict anything but a plain admission
  2  cannot decide
  3  bad usage, unreadable input, or a result that could not be written whole
`;

/** What the parser reports to the program. */
export interface ProgramEvents {
  /** Help or version, for stdout. */
  help(text: string): void;
  /** What is wrong with the arguments, for stderr; it quotes them as they were typed. */
  complain(text: string): void;
  done(answer: ExitCode): void;
}

/** The parser with every command of the registry; it writes and exits only through `io` and `events`. */
export function buildProgram(
  nodes: readonly CommandNode[],
  io: Io,
  events: ProgramEvents,
): Command {
  const program = new Command('weighbridge');
  program
    .description('Shows the security posture of a machine-learning model, from its bytes.')
    .version(ownPackage().version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => events.help(text),
      writeErr: (text) => events.complain(text),
      outputError: (text, write) => write(`weighbridge: ${text}`),
      getOutHelpWidth: () => io.stdout.columns() ?? 80,
      getErrHelpWidth: () => io.stderr.columns() ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(weighbridge --help shows what there is)')
    .addHelpText('after', EXIT_CODES);
  for (const node of nodes) addNode(program, node, ['weighbridge'], { io, events });
  return program;
}

interface World {
  readonly io: Io;
  readonly events: ProgramEvents;
}

/** Adds a command, or a group with all that is below it. */
function addNode(parent: Command, node: CommandNode, above: readonly string[], world: World): void {
  const words = [...above, node.name];
  const parser = parent.command(node.name).description(node.summary);
  parser.showHelpAfterError(`(${words.join(' ')} --help shows what there is)`);
  parser.addHelpText('after', examplesText(node.examples));
  if (!isGroup(node)) {
    addAction(parser, node, world);
    return;
  }
  parser.helpCommand(false);
  if (node.notes !== undefined) parser.addHelpText('after', `\n${node.notes.join('\n')}`);
  for (const below of node.commands) addNode(parser, below, words, world);
}

function addAction(parser: Command, command: RegisteredCommand, { io, events }: World): void {
  addArguments(parser, command.arguments);
  command.configure(parser);
  parser.action(async () => {
    const slip = slippedValue(parser);
    if (slip !== undefined) parser.error(slip);
    const missing = missingFlag(parser.options, parser.opts());
    if (missing !== undefined)
      parser.error(`error: required option '${missing.flags}' not specified`);
    events.done(await command.run(parser.args, parser.opts(), io));
  });
}

function examplesText(examples: readonly Example[]): string {
  const lines = examples.flatMap(([line, purpose]) => [`  ${line}`, `      ${purpose}`]);
  return ['\nExamples:', ...lines].join('\n');
}
