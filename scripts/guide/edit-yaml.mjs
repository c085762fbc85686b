import { isMap, isSeq, parseDocument } from 'yaml';

/**
 * Adds a block to a YAML file and keeps its content, including comments. Members with the same name are merged, new
 * list entries follow the existing ones, or precede them.
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
