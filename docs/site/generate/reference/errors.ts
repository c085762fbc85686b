import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeDescription } from '@weighbridge/model-signing';
import { codes } from '@weighbridge/model-signing';
import { code, plain, table } from '../markdown.ts';
import type { Page } from '../page.ts';
import { ROOT } from '../places.ts';
import { relink } from '../relink.ts';

/** Packages whose codes are in the README, in the order of the flow. */
const READMES = [
  'packages/core',
  'packages/model-formats',
  'packages/aibom',
  'packages/posture',
  'packages/weigh',
  'packages/report',
  'packages/cli',
  'plugins/model-posture-backend',
] as const;

/** Every error code: when it is thrown and what to do. */
export function errorsPage(): Page {
  return {
    path: 'reference/errors',
    title: 'Error codes',
    description: 'Every error code, when it is thrown, and what to do about it.',
    body: [INTRODUCTION, signingCodes(), ...READMES.map(readmeCodes)].join('\n\n'),
  };
}

const INTRODUCTION = `Callers branch on \`code\`, never on the message: codes are API, messages are prose. \`parse\`, \`verify\`, \`sign\` and \`read\`
throw; \`scan\`, \`check\`, \`compare\` and \`assess\` return data. Wrong arguments throw the platform's \`RangeError\` or \`TypeError\`.
For codes of signatures the terminal shows the same: \`weighbridge explain FILES_MISMATCH\`.`;

function signingCodes(): string {
  const all = Object.entries<CodeDescription>(codes);
  const byStage = Map.groupBy(all, ([, { stage }]) => stage);
  const tables = [...byStage].map(([stage, entries]) => {
    const rows = entries.map(([name, { when, advice }]) => [
      code(name),
      plain(when),
      plain(advice),
    ]);
    return `### Stage: ${stage}\n\n${table(['code', 'thrown when', 'what to do'], rows)}`;
  });
  return `## @weighbridge/model-signing\n\n${tables.join('\n\n')}`;
}

/** The chapter "Errors" of a README. */
function readmeCodes(folder: (typeof READMES)[number]): string {
  const file = `${folder}/README.md`;
  const text = readFileSync(join(ROOT, file), 'utf8');
  const [, title] = /^# (.+)$/m.exec(text) ?? [];
  const [, chapter] = /^## Errors\n([^]*?)(?=^## )/m.exec(text) ?? [];
  if (title === undefined || chapter === undefined) throw new Error(`${file} has no "Errors"`);
  return `## ${title}\n\n${relink(chapter.trim(), file)}`;
}
