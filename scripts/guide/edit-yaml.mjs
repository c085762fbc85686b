import { isMap, isSeq, parseDocument } from 'yaml';

/**
 * Adds what a block says to a YAML file and keeps what is there, comments too. Members of one name become one,
 * entries of one list follow those that are there, or come before them.
 *
 * @param {string} source
 * @param {string} text
 * @param {boolean} first whether entries of lists come first
 */
export function mergeYaml(source, text, first) {
  const into = parseDocument(source);
  merge(into.contents, parseDocument(text).contents, first);
  return into.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** @param {any} into @param {any} from @param {boolean} first */
function merge(into, from, first) {
  if (isSeq(into) && isSeq(from)) {
    into.items.splice(first ? 0 : into.items.length, 0, ...from.items);
    return;
  }
  if (!isMap(into) || !isMap(from)) throw new Error('The block and the file differ in shape.');
  for (const { key, value } of /** @type {any[]} */ (from.items)) {
    const there = /** @type {any} */ (into).get(key.value, true);
    if (isMap(there) || isSeq(there)) merge(there, value, first);
    else into.set(key, value);
  }
}
