import type { Rule } from '@weighbridge/core';
import { ruleSets } from '@weighbridge/weigh';
import { links, plain } from '../markdown.ts';
import type { Page } from '../page.ts';

/** Every rule that can produce a finding. */
export async function rulesPage(): Promise<Page> {
  const sets = await ruleSets();
  const sections = sets.map(
    ({ title, rules }) => `## ${title}\n\n${rules.map(section).join('\n\n')}`,
  );
  const total = sets.reduce((sum, { rules }) => sum + rules.length, 0);
  return {
    path: 'reference/rules',
    title: 'Rules',
    description: `The ${total} rules that findings come from: what is wrong, what to do, and where that is written down.`,
    body: `${INTRODUCTION}\n\n${sections.join('\n\n')}`,
  };
}

const INTRODUCTION = `A finding names its rule, in the terminal, in SARIF and in the portal. A rule id is never renumbered and never reused.
A rule without a fixed level takes it from the case at hand.`;

function section({ id, level, summary, remediation, citations }: Rule): string {
  return [
    `### ${id}`,
    `${plain(summary)}`,
    `**What to do.** ${plain(remediation)}`,
    [...(level === undefined ? [] : [`**Level** ${level}`]), `**source** ${links(citations)}`].join(
      ' · ',
    ),
  ].join('\n\n');
}
