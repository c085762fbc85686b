import type { CommandNode } from '../../src/command.ts';
import { isGroup } from '../../src/command.ts';
import { run } from '../../src/run.ts';
import { recordedIo } from '../io.ts';
import { leavesOf } from './leaves.ts';
import { watch } from './watched.ts';

/** Examples that the program does not accept, or takes for another command, each as a sentence. */
export async function exampleProblems(
  nodes: readonly CommandNode[],
  above = '',
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const node of nodes) {
    const words = `${above} ${node.name}`.trim();
    for (const [line] of node.examples) problems.push(...(await problemsOf(line, words, node)));
    if (isGroup(node)) problems.push(...(await exampleProblems(node.commands, words)));
  }
  return problems;
}

/** Examples of other programs are ignored. */
async function problemsOf(
  line: string,
  words: string,
  node: CommandNode,
): Promise<readonly string[]> {
  const [program, ...argv] = line.replaceAll('"', '').split(' ');
  if (program !== 'weighbridge') return [];
  const below = isGroup(node) ? leavesOf(node.commands, words) : [{ words, command: node }];
  const watched = below.map(({ command }) => watch(command, 0));
  try {
    const io = recordedIo();
    const code = await run(argv, io);
    const ran = watched.filter(({ runs }) => runs() > 0).length;
    return code === 0 && ran === 1
      ? []
      : [`${words} has an example that it does not accept: ${line}`];
  } finally {
    for (const each of watched) each[Symbol.dispose]();
  }
}
