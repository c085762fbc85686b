import { cleanName } from '../text.ts';
import { isLocalPath } from './local-path.ts';
import { repositoryAt } from './repository.ts';

/** What a text that should name a model or a data set names. */
export type Named =
  | { readonly name: string; readonly revision?: string }
  | { readonly path: string }
  | undefined;

/** Longest name kept, UTF-16 code units. */
const MAX_NAME = 1_000;

/**
 * What a text names: a repository by `owner/name` whatever the address of its page, a place on somebody's
 * disk, which identifies nothing, or else what it says. Undefined for a text without a name.
 */
export function namedIn(text: string, kind: 'model' | 'dataset'): Named {
  const name = cleanName(text, MAX_NAME);
  if (name === '' || /^(?:none|null|n\/a|\[more information needed\])$/i.test(name))
    return undefined;
  const repository = repositoryAt(name, kind);
  if (repository !== undefined) return repository;
  return isLocalPath(name) ? { path: name } : { name };
}
