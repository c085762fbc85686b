/** Text without meaning in Markdown or HTML, for a paragraph or a table cell. */
export function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[|*_`[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ');
}

/** Text in code type, even if it contains a backtick or a bar. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')}${fence}`;
}

/** A table; cells are already Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A list of links to what a rule or framework cites, named by their site. */
export function links(urls: readonly string[]): string {
  return urls.map((url) => `[${nameOf(url)}](${url})`).join(', ');
}

function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const cwe = /^\/data\/definitions\/(\d+)\.html$/.exec(pathname);
  if (cwe !== null) return `CWE-${cwe[1]}`;
  const rfc = /^\/rfc\/rfc(\d+)/.exec(pathname);
  if (rfc !== null) return `RFC ${rfc[1]}`;
  return hostname.replace(/^www\./, '');
}

/** The id of a heading, as the site and GitHub make it. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}
