import { CARD } from '../card.ts';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';
import { splitCard } from '../front-matter.ts';
import { cleanText } from '../text.ts';

/** Longest section kept, UTF-16 code units. */
const MAX_SECTION = 2_000;
const MAX_SECTIONS = 200;

/** Which heading says what; the first that matches decides. */
const HEADINGS: readonly (readonly [pattern: RegExp, field: string])[] = [
  [/out[- ]of[- ]scope|misuse/, 'model.outOfScope'],
  [/limitation|known issues/, 'model.limitation'],
  [/\b(ethic|bias|fairness|risks?)/, 'model.ethics'],
  [/intended (use|user|purpose)|direct use|use cases?|^uses?$/, 'model.intendedUse'],
];

interface Section {
  readonly title: string;
  readonly line: number;
  readonly lines: string[];
}

/** What the card's own words say under well-known headings: declared, and quoted as it is. */
export const modelCardText = defineCollector({
  id: 'model-card-text',
  title: 'Model card headings',
  citations: [
    'https://huggingface.co/docs/hub/model-card-annotated',
    'https://doi.org/10.1145/3287560.3287596',
  ],
  async collect(files) {
    const list = claimList('declared', files.limits);
    const text = await files.text(CARD);
    if (text === undefined) return list;
    const { body, bodyLine } = splitCard(text);
    const sections = splitSections(body, bodyLine);
    const description = firstParagraph(sections[0]);
    if (description !== '')
      list.add('model.description', description, `${CARD}:${sections[0]?.line ?? bodyLine}`);
    for (const section of sections) {
      const field = HEADINGS.find(([pattern]) => pattern.test(section.title.toLowerCase()))?.[1];
      const words = section.lines.join('\n').trim();
      if (field === undefined || words === '') continue;
      list.add(field, cleanText(words, MAX_SECTION), `${CARD}:${section.line}`);
    }
    return list;
  },
});

/** ATX headings outside fenced code; what stands before the first has an empty title. */
function splitSections(body: string, firstLine: number): readonly Section[] {
  const start: Section = { title: '', line: firstLine, lines: [] };
  const sections = [start];
  const isInCode = codeFence();
  for (const [i, line] of body.split('\n').entries()) {
    const heading = isInCode(line) ? null : /^#{1,6}[ \t]/.exec(line);
    if (heading === null) sections.at(-1)?.lines.push(line);
    else if (sections.length >= MAX_SECTIONS) break;
    else sections.push({ title: titleOf(line, heading[0]), line: firstLine + i, lines: [] });
  }
  return start.lines.some((line) => line.trim() !== '') ? sections : sections.slice(1);
}

function titleOf(line: string, mark: string): string {
  return line.slice(mark.length, 200).replace(/[#\s]+$/, '');
}

/** Tells line by line whether fenced code goes on. */
function codeFence(): (line: string) => boolean {
  let open = '';
  return (line) => {
    const mark = /^ {0,3}(`{3}|~{3})/.exec(line)?.[1];
    if (mark === undefined) return open !== '';
    if (open === '') open = mark;
    else if (open === mark) open = '';
    return true;
  };
}

/** The first lines of prose, without images, badges and markup blocks. */
function firstParagraph(section: Section | undefined): string {
  const lines = section?.lines ?? [];
  const start = lines.findIndex((line) => /^[\p{L}\p{N}*_"'“(]/u.test(line.trim()));
  if (start < 0) return '';
  const end = lines.findIndex((line, i) => i > start && line.trim() === '');
  return cleanText(
    lines
      .slice(start, end < 0 ? undefined : end)
      .join(' ')
      .trim(),
    1_000,
  );
}
