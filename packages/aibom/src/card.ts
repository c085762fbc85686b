import type { Finding } from '@weighbridge/core';
import type { ModelFiles } from './extractor.ts';
import { finding } from './finding.ts';
import type { LostMember } from './front-matter-members.ts';
import { readFrontMatter } from './front-matter.ts';
import { doubledMember, lateFrontMatter, lostMember, malformedText } from './rules.ts';
import { splitCard } from './split-card.ts';
import { cleanName } from './text.ts';
import type { DoubledMember } from './yaml-mapping.ts';

/** Name of the card; the one spelling that hubs read. */
export const CARD = 'README.md';

/** How many unreadable members get a finding of their own. */
const MAX_LOST = 20;

/** The card's front matter, as far as it can be read. */
export interface CardRead {
  /** The members; of a repeated member, the last. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** Members that occur twice. */
  readonly doubled: readonly DoubledMember[];
  /** Why the licence that the card declares is not known; absent where it is known, and where there is no card. */
  readonly problem?: string;
  /** Whether only a part of the front matter could be read. */
  readonly isPartly: boolean;
  readonly findings: readonly Finding[];
}

/** The card's front matter, and findings where something in it cannot be read or occurs twice. */
export async function readCard(files: ModelFiles): Promise<CardRead> {
  const none = { doubled: [], isPartly: false, findings: [] };
  if (!files.has(CARD)) return none;
  const text = await files.text(CARD);
  if (text === undefined) return { ...none, problem: 'could not be read', isPartly: true };
  const { yaml, yamlLine, isUnclosed, isLate } = splitCard(text);
  if (isUnclosed === true) return troubled('begins with "---" and is never closed');
  if (yaml === undefined) return none;
  const read = await readFrontMatter(yaml, files.limits);
  if ('trouble' in read) return troubled(`${read.trouble} (line ${read.line + yamlLine - 1})`);
  const lostLicence = read.lost.find(({ mayLicense }) => mayLicense);
  const findings = [
    ...read.doubled.map(({ name }) => doubledFinding(name)),
    ...read.lost.slice(0, MAX_LOST).map((each) => lostFinding(each, yamlLine)),
    ...(isLate === true ? [lateFinding()] : []),
  ];
  return {
    value: read.value,
    doubled: read.doubled,
    ...(lostLicence === undefined ? {} : { problem: problemOf(lostLicence) }),
    isPartly: read.lost.length > 0,
    findings,
  };
}

function problemOf({ name, trouble }: LostMember): string {
  return `has front matter whose member ${cleanName(name, 80)} ${cleanName(trouble, 160)}`;
}

function troubled(trouble: string): CardRead {
  const what = cleanName(trouble, 240);
  const message = `The front matter of ${CARD} ${what}.`;
  return {
    doubled: [],
    problem: `has front matter that ${what}`,
    isPartly: true,
    findings: [finding(malformedText, 'warning', message, [{ path: CARD }])],
  };
}

function lostFinding({ name, line, trouble }: LostMember, first: number): Finding {
  const member = cleanName(name, 80);
  const message = `The member ${member} of ${CARD} ${cleanName(trouble, 160)} (line ${line + first - 1}); its value is not read, the others are.`;
  return finding(lostMember, 'warning', message, [{ path: CARD }], `${line} ${member}`);
}

function doubledFinding(name: string): Finding {
  const member = cleanName(name, 80);
  const message = `The front matter of ${CARD} has the member ${member} twice; the last one counts.`;
  return finding(doubledMember, 'warning', message, [{ path: CARD }], member);
}

function lateFinding(): Finding {
  const message = `A comment precedes the front matter of ${CARD}, so hubs treat it as prose; it is still read here.`;
  return finding(lateFrontMatter, 'note', message, [{ path: CARD }]);
}
