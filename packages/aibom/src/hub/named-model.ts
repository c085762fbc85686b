import { cleanName } from '../text.ts';
import { isLocalPath } from './local-path.ts';
import { repositoryAt } from './repository.ts';

/** What a text that should name a model or a data set actually names. */
export type Named =
  | { readonly name: string; readonly revision?: string }
  | { readonly path: string }
  | undefined;

/** Maximum length of a name that is kept, UTF-16 code units. */
const MAX_NAME = 1_000;

/**
 * What a text names: a repository as `owner/name`, whichever address of its page is given; a path on a disk, which
 * identifies nothing; or else the text itself. Undefined for a text without a name.
 */
export function namedIn(text: string, kind: 'model' | 'dataset'): Named {
  const name = cleanName(text, MAX_NAME);
  if (name === '' || /^(?:none|null|n\/a|\[more information needed\])$/i.test(name))
    return undefined;
  const repository = repositoryAt(name, kind);
  if (repository !== undefined) return repository;
  return isLocalPath(name) ? { path: name } : { name };
}
