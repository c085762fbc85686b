import { listControls } from '../src/index.ts';
import { policyJsonSchema } from '../src/schema.ts';

/** What `pnpm generate` writes, and what the tests compare with the existing files. */
export const BEGIN = '<!-- generated: controls -->';
export const END = '<!-- /generated -->';

/** The text of schema/policy.schema.json. */
export function policySchemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
}

/** The README's table of controls. */
export function controlTable(): string {
  const rows = listControls().map(({ id, title, severity, maxAgeDays, needs }) => {
    const types = needs.map(({ type }) => `\`${type}\``).join(', ');
    return `| ${id} | ${title} | ${severity} | ${maxAgeDays} d | ${types} |`;
  });
  return [
    '| id | a pass says | severity | stale after | reads |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The README with the current table. */
export function withControlTable(readme: string): string {
  const [before = '', rest = ''] = readme.split(BEGIN);
  return `${before}${BEGIN}\n${controlTable()}\n${END}${rest.split(END)[1] ?? ''}`;
}
