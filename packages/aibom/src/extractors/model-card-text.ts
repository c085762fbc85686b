import { isPlaceholder } from '../card-values.ts';
import { CARD } from '../card.ts';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';
import { withoutComments } from '../prose/comments.ts';
import { developerIn } from '../prose/developers.ts';
import { firstParagraph } from '../prose/paragraph.ts';
import { filledIn } from '../prose/placeholders.ts';
import { splitSections } from '../prose/sections.ts';
import type { Section } from '../prose/sections.ts';
import { splitCard } from '../split-card.ts';
import { cleanText } from '../text.ts';

/** Maximum length of a section that is kept, UTF-16 code units. */
const MAX_SECTION = 2_000;
/** Maximum length of a description that is kept, UTF-16 code units. */
const MAX_DESCRIPTION = 1_000;

/** The field for each heading; the first match decides. */
const HEADINGS: readonly (readonly [pattern: RegExp, field: string])[] = [
  [/out[- ]of[- ]scope|misuse/, 'model.outOfScope'],
  [/limitation|known issues/, 'model.limitation'],
  [/\b(ethic|bias|fairness|risks?)/, 'model.ethics'],
  [/intended (use|user|purpose)|direct use|use cases?|^uses?$/, 'model.intendedUse'],
];
/** Headings under which a model is described, besides the first. */
const ABOUT = /^(?:about|introduction|(?:model )?(?:description|summary|overview|introduction))$/;

/** What the card says in its own words under well-known headings: declared, and quoted verbatim. */
export const modelCardText = defineExtractor({
  id: 'model-card-text',
  title: 'Model card headings',
  citations: [
    'https://huggingface.co/docs/hub/model-card-annotated',
    'https://doi.org/10.1145/3287560.3287596',
  ],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const text = await files.text(CARD);
    if (text === undefined) return list;
    const { body, bodyLine } = splitCard(text);
    const sections = splitSections(withoutComments(body), bodyLine);
    addDescription(list, sections);
    for (const section of sections) {
      addDevelopers(list, section);
      const field = HEADINGS.find(([pattern]) => pattern.test(section.title.toLowerCase()))?.[1];
      const words = field === undefined ? '' : filledIn(section.lines);
      if (field === undefined || words === '') continue;
      list.add(field, cleanText(words, MAX_SECTION), `${CARD}:${section.line}`);
    }
    return list;
  },
});

/** The first prose of the first section, or else of a section whose heading says that it describes the model. */
function addDescription(list: ClaimList, sections: readonly Section[]): void {
  const [first, ...others] = sections;
  const about = others.filter(({ title }) => ABOUT.test(title.toLowerCase().trim()));
  for (const section of [...(first === undefined ? [] : [first]), ...about]) {
    const words = firstParagraph(section.lines);
    if (words === '') continue;
    list.add('model.description', cleanText(words, MAX_DESCRIPTION), `${CARD}:${section.line}`);
    return;
  }
}

/** Who made the model, where a line of a section says so. */
function addDevelopers(list: ClaimList, section: Section): void {
  const first = section.line + (section.title === '' ? 0 : 1);
  for (const [i, line] of section.lines.entries()) {
    const name = developerIn(line);
    if (name !== undefined && !isPlaceholder(name))
      list.add('model.author', cleanText(name, 200), `${CARD}:${first + i}`);
  }
}
