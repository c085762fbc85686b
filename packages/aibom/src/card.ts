import type { Finding } from '@weighbridge/core';
import type { ModelFiles } from './collector.ts';
import { finding } from './finding.ts';
import { readFrontMatter, splitCard } from './front-matter.ts';
import { malformedText } from './rules.ts';
import { cleanName } from './text.ts';

/** Name of the card; the one spelling that hubs read. */
export const CARD = 'README.md';

/** The card's front matter, and a finding when it cannot be read. */
export async function readCard(files: ModelFiles): Promise<{
  readonly value?: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}> {
  const text = await files.text(CARD);
  const yaml = text === undefined ? undefined : splitCard(text).yaml;
  if (yaml === undefined) return { findings: [] };
  const read = await readFrontMatter(yaml, files.limits);
  if ('value' in read) return { value: read.value, findings: [] };
  const message = `The front matter of ${CARD} ${cleanName(read.trouble, 240)}.`;
  return { findings: [finding(malformedText, 'warning', message, [{ path: CARD }])] };
}
