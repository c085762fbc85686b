import type { CodeDescription } from '../src/index.ts';
import { codes } from '../src/index.ts';
import { hostileCases } from '../test/hostile/cases/index.ts';

/** Markers around the README's table of codes. */
const BEGIN = '<!-- generated: codes -->';
const END = '<!-- /generated -->';

/**
 * The README's table of error codes: their meaning comes from the sources, the attacks that show them from the
 * tests.
 */
function codesTable(): string {
  const rows = Object.entries(codes).map(
    ([code, { stage, when, advice }]: [string, CodeDescription]) =>
      [`\`${code}\``, stage, cell(when), cell(advice), shownBy(code)].join(' | '),
  );
  return [
    '| code | stage | when | what to do | shown by |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

/** The first attack that shows it, and the number of further ones. */
function shownBy(code: string): string {
  const [first, ...more] = hostileCases.filter((one) => one.code === code);
  if (first === undefined) throw new Error(`no attack shows ${code}`);
  return more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The README with the table in its place. */
export function withCodesTable(readme: string): string {
  const [before = '', rest = ''] = readme.split(BEGIN);
  return `${before}${BEGIN}\n${codesTable()}\n${END}${rest.split(END)[1] ?? ''}`;
}

/** The README without its table of codes, which grows with the codes. */
export function withoutCodesTable(readme: string): string {
  const [before = '', rest = ''] = readme.split(BEGIN);
  return `${before}${rest.split(END)[1] ?? ''}`;
}
