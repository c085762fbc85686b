import type { Page } from '../page.ts';
import { textPage } from '../text-page.ts';

/** The words that are used, and the standards they come from. */
export function vocabularyPage(): Page {
  return textPage('docs/vocabulary.md', 'reference/vocabulary');
}
