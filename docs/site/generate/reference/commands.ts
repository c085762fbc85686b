import { run } from '@weighbridge/cli';
import type { Io, TextSink } from '@weighbridge/cli';
import type { Page } from '../page.ts';

/** The help of every command, as the program prints it. */
export async function commandsPage(): Promise<Page> {
  const sections: string[] = [];
  for (const command of await commandsBelow([])) sections.push(await section(command));
  return {
    path: 'reference/cli',
    title: 'Command line',
    description:
      'Every command of weighbridge with its options and examples, as the program prints them.',
    source: 'packages/cli/src/commands',
    body: `${INTRODUCTION}\n\n${sections.join('\n\n')}`,
  };
}

const INTRODUCTION = `The program is [@weighbridge/cli](/packages/cli/). The exit code is the answer: 0 admitted, 1 refused, 2 cannot decide,
3 the input cannot be read. What follows is printed by the program itself.`;

/** All commands, each before its subcommands; the program itself first. */
async function commandsBelow(path: readonly string[]): Promise<readonly (readonly string[])[]> {
  const [, list = ''] = /^Commands:\n((?:^ .*\n)*)/m.exec(await help(path)) ?? [];
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
  const below: (readonly string[])[] = [];
  for (const name of names.filter((each) => each !== 'help')) {
    below.push(...(await commandsBelow([...path, name])));
  }
  return [path, ...below];
}

async function section(path: readonly string[]): Promise<string> {
  const heading = path.length > 1 ? '###' : '##';
  const text = (await help(path)).trimEnd();
  return `${heading} ${['weighbridge', ...path].join(' ')}\n\n\`\`\`text\n${text}\n\`\`\``;
}

async function help(path: readonly string[]): Promise<string> {
  const chunks: string[] = [];
  const sink: TextSink = {
    write: async (text) => void chunks.push(text),
    isTTY: false,
    columns: () => 80,
  };
  const io: Io = {
    stdout: sink,
    stderr: sink,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    elapsedMs: () => 0,
    askSecret: async () => undefined,
    signal: new AbortController().signal,
  };
  const exitCode = await run([...path, '--help'], io);
  if (exitCode !== 0) throw new Error(`${path.join(' ')} --help ended with ${exitCode}`);
  return chunks.join('');
}
