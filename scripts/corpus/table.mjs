/** Maximum number of findings shown for one rule and file; the others are counted. */
const MOST_ALIKE = 3;

/** @typedef {import('./weigh-all.mjs').Result} Result */

/**
 * The table in the repository: the result for every folder, for people to read.
 *
 * @param {readonly Result[]} results
 */
export function tableOf(results) {
  const counts = countsOf(results.map(({ gate }) => gate));
  const kinds = new Set(results.map(({ row }) => row.kind));
  return [
    '# What was said about each folder',
    '',
    `Written by \`pnpm corpus\`; [README.md](README.md) says how it was read. ${results.length} folders of ${kinds.size} kinds: ${counts}.`,
    '',
    ...results.flatMap((result) => sectionOf(result)),
  ].join('\n');
}

/**
 * The log of a run: its commit, and the outcome of every folder.
 *
 * @param {readonly Result[]} results
 * @param {string} commit
 */
export function logOf(results, commit) {
  const lines = results.map(({ row, gate, files, findings, verdicts }) => {
    const errors = findings.filter(({ level }) => level === 'error').length;
    const states = verdicts.map(({ control, status }) => `${control} ${status}`).join(', ');
    return `${row.sha256.slice(0, 12)} ${row.name} ${row.version}: ${files} files, ${gate}; ${states}; ${errors} errors`;
  });
  return [`commit ${commit}`, `node ${process.version}`, ...lines, ''].join('\n');
}

/** @param {Result} result */
function sectionOf({ row, files, gate, step, verdicts, findings }) {
  const what = `${row.kind}, ${files} ${files === 1 ? 'file' : 'files'} of ${row.package} ${row.version} (${row.registry})`;
  const lines = findingLines(findings);
  return [
    `## ${row.name}`,
    '',
    `${what}: **${gate}**${step === '' ? '' : `. Next best step: ${cell(step)}`}`,
    '',
    '| control | status | message | remedy |',
    '|---|---|---|---|',
    ...verdicts.map(
      (one) => `| ${one.control} | ${one.status} | ${cell(one.message)} | ${cell(one.remedy)} |`,
    ),
    '',
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
  ];
}

/** @param {Result['findings']} findings */
function findingLines(findings) {
  /** @type {Map<string, Result['findings']>} */
  const groups = new Map();
  for (const one of findings) {
    const alike = `${one.level} ${one.rule} ${one.where}`;
    groups.set(alike, [...(groups.get(alike) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => [
    ...group
      .slice(0, MOST_ALIKE)
      .map((one) =>
        `- ${one.level} \`${one.rule}\` ${cell(one.where)}: ${cell(one.message)} *Remedy:* ${cell(one.remedy)}`.trimEnd(),
      ),
    ...(group.length > MOST_ALIKE ? [`- and ${group.length - MOST_ALIKE} more like it`] : []),
  ]);
}

/** @param {readonly string[]} words */
function countsOf(words) {
  return [...new Set(words)]
    .sort()
    .map((word) => `${words.filter((other) => other === word).length} ${word}`)
    .join(', ');
}

/** Text of a file, escaped for a table. @param {string} text */
function cell(text) {
  return text.replaceAll(/[\\|`*_<>[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
