import { memoryFolder } from '@weighbridge/core';
import { searchConfiguration } from '../src/configuration/read.ts';

/** Searches a text as the kind of configuration that its path indicates. */
export async function search(path: string, text: string, maxBytes = 64 * 2 ** 20) {
  const folder = memoryFolder('m', { [path]: new TextEncoder().encode(text) });
  await using source = await folder.open(path);
  const name = (path.split('/').at(-1) ?? path).toLowerCase();
  const language = /\.json$/i.test(path) ? 'json' : 'yaml';
  return searchConfiguration(source, { path, name, language }, { maxBytes });
}

/** The requests found, as `rule pointer`, in document order. */
export const rules = async (path: string, text: string): Promise<readonly string[]> =>
  (await search(path, text)).found.map(({ rule, pointer }) => `${rule.id} ${pointer}`);
