/**
 * The table that is kept in the repository: what was said about every folder, to be read by a person.
 *
 * @param {readonly import('./weigh.mjs').Result[]} results
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

/** @param {import('./weigh.mjs').Result} result */
function sectionOf({ row, files, gate, step, verdicts, findings }) {
  return [
    `## ${row.name}`,
    '',
    `${row.kind}, ${files} ${files === 1 ? 'file' : 'files'} of ${row.package} ${row.version} (${row.registry}): **${gate}**${step === '' ? '' : `. Next best step: ${cell(step)}`}`,
    '',
    '| control | status | message | remedy |',
    '|---|---|---|---|',
    ...verdicts.map(
      (one) => `| ${one.control} | ${one.status} | ${cell(one.message)} | ${cell(one.remedy)} |`,
    ),
    '',
    ...findings.map((one) =>
      `- ${one.level} \`${one.rule}\` ${cell(one.where)}: ${cell(one.message)} ${cell(one.remedy)}`.trimEnd(),
    ),
    ...(findings.length === 0 ? [] : ['']),
  ];
}

/** @param {readonly string[]} words */
function countsOf(words) {
  return [...new Set(words)]
    .sort()
    .map((word) => `${words.filter((other) => other === word).length} ${word}`)
    .join(', ');
}

/** Text of a file as text of a table. @param {string} text */
function cell(text) {
  return text.replaceAll(/[\\|`*_<>[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
