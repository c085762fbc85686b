import { rules as bomRules } from '@weighbridge/aibom';
import { formatRules } from '@weighbridge/model-formats';
import { rules as signingRules } from '@weighbridge/model-signing';
import { rules as weighRules } from '@weighbridge/weigh';
import { links, plain } from '../markdown.ts';
import type { Page } from '../page.ts';

/** What the rules of every package have in common. */
interface Rule {
  readonly id: string;
  readonly level?: string;
  readonly summary: string;
  readonly remediation: string;
  readonly citations: readonly string[];
}

/** One line per registry of rules. */
const REGISTRIES: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: 'Bytes of model files', rules: formatRules },
  { title: 'Bill of materials', rules: bomRules },
  { title: 'Signatures and attestations', rules: signingRules },
  { title: 'The weighing itself', rules: weighRules },
];

/** Every rule that can give a finding. */
export function rulesPage(): Page {
  const sections = REGISTRIES.map(
    ({ title, rules }) => `## ${title}\n\n${rules.map(section).join('\n\n')}`,
  );
  const total = REGISTRIES.reduce((sum, { rules }) => sum + rules.length, 0);
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
