/** The text with one more import; the formatter puts it in its place. @param {string} text @param {string} line */
export function withImport(text, line) {
  return `${line}\n${text}`;
}

/**
 * The text with one more item in the array that begins with some words.
 *
 * @param {string} text
 * @param {string} opening for instance `export const controls = [`
 * @param {string} item
 * @param {(items: string[]) => number} [place] where among the others it stands; below 0: at the end
 */
export function withItem(text, opening, item, place = () => -1) {
  const start = text.indexOf(opening) + opening.length;
  const end = text.indexOf(']', start);
  if (start < opening.length || end < 0) throw new RangeError(`no array begins with ${opening}`);
  const items = text
    .slice(start, end)
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const at = place(items);
  const all = items.toSpliced(at < 0 ? items.length : at, 0, item);
  return `${text.slice(0, start)}${all.join(', ')}${text.slice(end)}`;
}

/**
 * The door with more exports from one module, in the order of the modules of its folder.
 *
 * @param {string} text
 * @param {string} module for instance `./types/bom-claims.ts`
 * @param {readonly string[]} lines
 */
export function withExports(text, module, lines) {
  const folder = module.slice(0, module.lastIndexOf('/') + 1);
  const all = text.split('\n');
  const from = (/** @type {string} */ line) => /from '([^']+)'/.exec(line)?.[1] ?? '';
  const isNear = (/** @type {string} */ line) => from(line).startsWith(folder);
  const after = all.findIndex((line) => isNear(line) && from(line) > module);
  return all.toSpliced(after < 0 ? all.findLastIndex(isNear) + 1 : after, 0, ...lines).join('\n');
}

/** What a changeset of a minor change says. @param {string} name of the package @param {string} text */
export function changeset(name, text) {
  return `---\n'${name}': minor\n---\n\n${text}\n`;
}
