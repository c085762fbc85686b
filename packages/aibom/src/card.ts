import type { Finding } from '@weighbridge/core';
import type { ModelFiles } from './collector.ts';
import { finding } from './finding.ts';
import type { DoubledMember } from './front-matter.ts';
import { readFrontMatter, splitCard } from './front-matter.ts';
import { doubledMember, malformedText } from './rules.ts';
import { cleanName } from './text.ts';

/** Name of the card; the one spelling that hubs read. */
export const CARD = 'README.md';

/** The card's front matter, as far as it can be read. */
export interface CardRead {
  /** The members; of those that stand twice the last. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** Members that stand twice. */
  readonly doubled: readonly DoubledMember[];
  /** Why what the card declares is not known; absent where it is, and where there is no card. */
  readonly problem?: string;
  readonly findings: readonly Finding[];
}

/** The card's front matter, and findings when it cannot be read or says a thing twice. */
export async function readCard(files: ModelFiles): Promise<CardRead> {
  if (!files.has(CARD)) return { doubled: [], findings: [] };
  const text = await files.text(CARD);
  if (text === undefined) return { doubled: [], problem: 'could not be read', findings: [] };
  const { yaml, isUnclosed } = splitCard(text);
  if (isUnclosed === true) return troubled('begins with "---" and never ends');
  if (yaml === undefined) return { doubled: [], findings: [] };
  const read = await readFrontMatter(yaml, files.limits);
  if ('trouble' in read) return troubled(read.trouble);
  return { ...read, findings: read.doubled.map(({ name }) => doubledFinding(name)) };
}

function troubled(trouble: string): CardRead {
  const what = cleanName(trouble, 240);
  const message = `The front matter of ${CARD} ${what}.`;
  return {
    doubled: [],
    problem: `has front matter that ${what}`,
    findings: [finding(malformedText, 'warning', message, [{ path: CARD }])],
  };
}

function doubledFinding(name: string): Finding {
  const member = cleanName(name, 80);
  const message = `The front matter of ${CARD} has the member ${member} twice; the last one counts.`;
  return finding(doubledMember, 'warning', message, [{ path: CARD }], member);
}
