import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { isSourceError } from './read-files.ts';

/** Maximum size of a `HEAD` that is read, bytes. */
const MAX_HEAD = 4096;
const HEAD = /^(?:ref: refs\/[!-~]{1,4000}|[0-9a-f]{40}|[0-9a-f]{64})\n?$/;

/**
 * What Git and Git LFS write below `.git`, relative to it.
 *
 * @see https://git-scm.com/docs/gitrepository-layout
 */
const LAYOUT = [
  /^(?:HEAD|ORIG_HEAD|FETCH_HEAD|MERGE_HEAD|MERGE_MSG|MERGE_MODE|COMMIT_EDITMSG|AUTO_MERGE)$/,
  /^(?:config|config\.worktree|description|index|packed-refs|shallow|gc\.log|gc\.pid)$/,
  /^hooks\/(?:[a-z-]+\.sample|README\.sample|pre-push|post-checkout|post-commit|post-merge)$/,
  /^info\/(?:exclude|refs|attributes|grafts|sparse-checkout)$/,
  /^(?:refs|logs|branches)\/.+$/,
  /^logs\/HEAD$/,
  /^objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/,
  /^objects\/pack\/(?:pack-[0-9a-f]{40,64}\.(?:pack|idx|rev|keep|bitmap|mtimes|promisor)|multi-pack-index)$/,
  /^objects\/info\/(?:packs|alternates|commit-graph|commit-graphs\/.+)$/,
  /^lfs\/objects\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/,
  /^lfs\/(?:cache|logs)\/.+$/,
];

/**
 * The files that Git keeps of a clone, and the entries among them that are not Git's: all of `.git` if it has no valid
 * `HEAD`.
 *
 * @throws {SourceError} never for what a file says
 */
export async function gitFiles(
  folder: FolderSource,
  entries: readonly FolderEntry[],
): Promise<{ readonly known: readonly FolderEntry[]; readonly strangers: readonly FolderEntry[] }> {
  const inside = entries.filter(({ path }) => path.startsWith('.git/'));
  const head = inside.find(({ path }) => path === '.git/HEAD');
  const isClone = head !== undefined && isPlain(head) && (await isHead(folder));
  if (!isClone) return { known: [], strangers: inside };
  const isKnown = (entry: FolderEntry): boolean =>
    isPlain(entry) && LAYOUT.some((shape) => shape.test(entry.path.slice('.git/'.length)));
  return { known: inside.filter(isKnown), strangers: inside.filter((entry) => !isKnown(entry)) };
}

function isPlain({ kind, target }: FolderEntry): boolean {
  return kind === 'file' && target === undefined;
}

async function isHead(folder: FolderSource): Promise<boolean> {
  try {
    await using source = await folder.open('.git/HEAD');
    if (source.sizeBytes > MAX_HEAD) return false;
    const bytes = await source.read(0, MAX_HEAD);
    return HEAD.test(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!isSourceError(error)) throw error;
    return false;
  }
}
