import { isRecord, member } from '../text.ts';
import { namedIn } from './named-model.ts';
import type { Named } from './named-model.ts';
import { repositoryAt } from './repository.ts';

/** Members that hold the address of an item's page, and those that hold its name; best first. */
const ADDRESSES = ['repo_url', 'url', 'html_url', 'hf_url', 'link', 'source_url'] as const;
const NAMES = ['id', 'repo_id', 'model_id', 'name', 'model', 'path', 'title'] as const;

/**
 * The model or data set that a card's value names, written as text or as a mapping, in which an address on the hub says
 * more than a name. Undefined for a value that names nothing.
 *
 * @see https://github.com/ggml-org/llama.cpp/blob/master/gguf-py/gguf/metadata.py
 */
export function namedThing(value: unknown, kind: 'model' | 'dataset'): Named {
  if (typeof value === 'string') return namedIn(value, kind);
  if (!isRecord(value)) return undefined;
  const texts = (keys: readonly string[]) =>
    keys.map((key) => member(value, key)).filter((text) => typeof text === 'string');
  const addresses = texts(ADDRESSES);
  for (const address of addresses) {
    const repository = repositoryAt(address, kind);
    if (repository !== undefined) return repository;
  }
  for (const text of [...texts(NAMES), ...addresses]) {
    const named = namedIn(text, kind);
    if (named !== undefined) return named;
  }
  return undefined;
}
