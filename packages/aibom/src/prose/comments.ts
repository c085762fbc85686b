import { codeFence } from './code-fence.ts';

/**
 * The lines of a Markdown text without its HTML comments, the same number of lines: what a page does not show does not
 * count. A comment that never ends extends to the end of the text; one in code is code.
 *
 * @see https://spec.commonmark.org/0.31.2/#html-blocks
 */
export function withoutComments(body: string): readonly string[] {
  const isInCode = codeFence();
  let isOpen = false;
  return body.split('\n').map((line) => {
    if (!isOpen && isInCode(line)) return line;
    const [shown, goesOn] = shownOf(line, isOpen);
    isOpen = goesOn;
    return shown;
  });
}

function shownOf(line: string, isOpen: boolean): readonly [shown: string, goesOn: boolean] {
  let shown = '';
  let at = 0;
  if (isOpen) {
    const end = line.indexOf('-->');
    if (end < 0) return ['', true];
    at = end + 3;
  }
  for (;;) {
    const start = line.indexOf('<!--', at);
    if (start < 0) return [shown + line.slice(at), false];
    shown += line.slice(at, start);
    if (isInlineCode(shown)) {
      shown += '<!--';
      at = start + 4;
      continue;
    }
    const end = line.indexOf('-->', start + 2);
    if (end < 0) return [shown, true];
    at = end + 3;
  }
}

/** Whether a code span is open at the end of a text. */
function isInlineCode(text: string): boolean {
  return (text.match(/`+/g)?.length ?? 0) % 2 === 1;
}
