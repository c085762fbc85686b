import { codeFence } from './code-fence.ts';

/** What may precede a placeholder: quotes, list marks, and a label, plain or bold. */
const BEFORE =
  '^[\\s>]*(?:[-*+]|\\d{1,3}[.)])?\\s*(?:\\*\\*[^*]{1,120}\\*\\*:?|__[^_]{1,120}__:?|[\\p{L}\\d ()\\[\\]/_-]{1,80}:)?\\s*';
const WORDS = [
  '[\\[(*_`]*(?:more information (?:is )?needed|needs more information|information needed|to be (?:added|completed|filled in))[\\])*_`]*(?:\\([^)\\s]{0,300}\\))?',
  '\\[(?:todo|tbd|optional|insert|describe|add|your)\\b[^\\]]{0,500}\\]',
  '\\{\\{[^}]{0,500}\\}\\}',
  '[*_`]*(?:todo|tbd|n/?a)[*_`]*',
];
const PLACEHOLDER = new RegExp(`${BEFORE}(?:${WORDS.join('|')})[\\s.!]*$`, 'iu');
/** A label with nothing after it, or marks without words. */
const EMPTY =
  /^[\s>]*(?:[-*+]|\d{1,3}[.)])?\s*(?:\*\*[^*]{1,120}:\*\*|\*\*[^*]{1,120}\*\*:|[^\p{L}\p{N}]*)\s*$/u;
/** The end of a sentence that templates put in every card. */
const AFTERTHOUGHT = / ?More information (?:is )?needed for further recommendations\./gi;
/** Maximum length of a placeholder, UTF-16 code units (CWE-1333). */
const MAX_LINE = 800;

/**
 * The words of a section without unfilled placeholders; an empty text when nothing else is there, or only code.
 *
 * @see https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md
 * @see https://github.com/huggingface/transformers/blob/main/src/transformers/modelcard.py
 */
export function filledIn(lines: readonly string[]): string {
  const kept = lines
    .map((line) => line.replaceAll(AFTERTHOUGHT, ''))
    .filter((line) => line.length > MAX_LINE || !PLACEHOLDER.test(line));
  const isInCode = codeFence();
  const prose = kept.filter((line) => !isInCode(line));
  if (prose.every((line) => line.length <= MAX_LINE && EMPTY.test(line))) return '';
  return kept
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
