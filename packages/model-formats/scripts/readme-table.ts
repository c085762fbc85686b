import { readFileSync, writeFileSync } from 'node:fs';
import { formatRules, formats } from '../src/index.ts';

/** Writes the tables of formats and rules between their marks in README.md; with --check it only compares. */
const README = new URL('../README.md', import.meta.url);

const kinds = {
  read: 'read in full',
  'checked as text': 'checked as text',
  recognised: 'recognised',
} as const;

function kindOf(format: (typeof formats)[number]): keyof typeof kinds {
  if (format.read === undefined) return 'recognised';
  return format.role === 'model' || format.role === 'index' ? 'read' : 'checked as text';
}

function formatTable(): string {
  const rows = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    (['no', 'yes'] as const).map((code) => {
      const ids = formats
        .filter((format) => kindOf(format) === kind && format.canCarryCode === code)
        .map(({ id }) => `\`${id}\``);
      return ids.length === 0 ? '' : `| ${kinds[kind]} | ${code} | ${ids.join(', ')} |`;
    }),
  );
  return [
    '| how | can carry code | formats, in this order |',
    '|---|---|---|',
    ...rows.filter((row) => row !== ''),
  ].join('\n');
}

function ruleTable(): string {
  const families = [...new Set(formatRules.map(({ id }) => id.split('/')[0]))];
  const rows = families.map((family) => {
    const cells = (['error', 'warning', 'note'] as const).map((level) =>
      formatRules
        .filter((rule) => rule.id.startsWith(`${family}/`) && rule.level === level)
        .map(({ id }) => `\`${id}\``)
        .join(', '),
    );
    return `| ${cells.map((cell) => (cell === '' ? '-' : cell)).join(' | ')} |`;
  });
  return ['| errors | warnings | notes |', '|---|---|---|', ...rows].join('\n');
}

function filled(text: string, mark: string, table: string): string {
  const start = `<!-- ${mark} -->`;
  const end = `<!-- /${mark} -->`;
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md does not have the marks for ${mark}`);
  return `${before}${start}\n\n${table}\n\n${end}${after}`;
}

const old = readFileSync(README, 'utf8');
const fresh = filled(filled(old, 'formats', formatTable()), 'rules', ruleTable());
if (!process.argv.includes('--check')) writeFileSync(README, fresh);
else if (old !== fresh) {
  console.error(
    'README.md does not match the registries: run pnpm --filter @weighbridge/model-formats readme',
  );
  process.exitCode = 1;
}
