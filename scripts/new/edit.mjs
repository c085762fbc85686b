/** @typedef {(items: readonly string[], item: string) => number} Place index of an item among others; below 0: last */

/** @param {string} other @returns {Place} */
export const before = (other) => (items) => items.indexOf(other);
/** @type {Place} */
export const byName = (items, item) => items.findIndex((other) => other > item);
/** @param {string} start the common prefix of a kind @returns {Place} */
export const behind = (start) => (items) =>
  items.findLastIndex((other) => other.startsWith(start)) + 1 || -1;

/**
 * The text of a registry with one more item and its import, which the formatter moves to its place.
 *
 * @param {string} text
 * @param {string} list name of the array
 * @param {string} item
 * @param {string} module that the item is imported from
 * @param {Place} place
 */
export function withItem(text, list, item, module, place = () => -1) {
  const [opening] = new RegExp(`^export const ${list}\\b[^=]*= \\[`, 'm').exec(text) ?? [];
  if (opening === undefined) throw new RangeError(`there is no list ${list}`);
  const start = text.indexOf(opening) + opening.length;
  const end = text.indexOf(']', start);
  const items = text
    .slice(start, end)
    .split(/[\s,]+/)
    .filter((each) => each !== '');
  const at = place(items, item);
  const all = items.toSpliced(at < 0 ? items.length : at, 0, item).join(', ');
  return `import { ${item} } from '${module}';\n${text.slice(0, start)}${all}${text.slice(end)}`;
}

/**
 * The entry point with more exports from one module, in the order of the modules of its folder.
 *
 * @param {string} text
 * @param {string} module for instance `./types/bom-claims.ts`
 * @param {readonly string[]} exports for instance `type { BomClaimsPayload }`
 */
export function withExports(text, module, exports) {
  const folder = module.slice(0, module.lastIndexOf('/') + 1);
  const all = text.split('\n');
  const from = (/** @type {string} */ line) => /from '([^']+)'/.exec(line)?.[1] ?? '';
  const isNear = (/** @type {string} */ line) => from(line).startsWith(folder);
  const after = all.findIndex((line) => isNear(line) && from(line) > module);
  const lines = exports.map((each) => `export ${each} from '${module}';`);
  return all.toSpliced(after < 0 ? all.findLastIndex(isNear) + 1 : after, 0, ...lines).join('\n');
}

/** The text of a changeset for a minor change. @param {string} name of the package @param {string} text */
export function changeset(name, text) {
  return `---\n'${name}': minor\n---\n\n${text}\n`;
}
