/** A repository of the Hugging Face hub. */
export interface HubRepository {
  /** `owner/name`, or only the name where the hub knows it without an owner. */
  readonly name: string;
  /** Branch, tag or commit, where the text names one other than the default branch. */
  readonly revision?: string;
}

/** Maximum length of a text that is examined, UTF-16 code units; no name on the hub is nearly as long (CWE-1333). */
const MAX_TEXT = 1_000;
/** The hub's own rule for the name of a repository, with at most one owner before it. */
const NAME = /^(?:\w(?:[\w.-]{0,94}\w)?\/)?\w(?:[\w.-]{0,94}\w)?$/;
const HOST = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|^hf:\/\//i;
/** First path segments of hub addresses that are not owners. */
const SECTIONS: ReadonlySet<string> = new Set(
  'api blog collections datasets docs enterprise join learn login models new organizations papers posts pricing settings spaces tasks'.split(
    ' ',
  ),
);
/** Path segments in a repository's address that a revision follows. */
const VIEWS: ReadonlySet<string> = new Set(['tree', 'blob', 'resolve', 'raw', 'commits', 'commit']);

/**
 * The repository that a hub address names, whatever the host's spelling and the page within the repository; undefined
 * for any other text.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/hf_api
 */
export function repositoryAt(url: string, kind: 'model' | 'dataset'): HubRepository | undefined {
  const text = url.slice(0, MAX_TEXT).trim();
  const host = HOST.exec(text)?.[0];
  if (host === undefined) return undefined;
  const parts = text
    .slice(host.length)
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter(Boolean);
  const isData = parts[0]?.toLowerCase() === 'datasets';
  if (isData !== (kind === 'dataset')) return undefined;
  return repositoryOf(withoutSection(parts));
}

/** The parts without what precedes the name: `datasets`, or the `models` of an API address. */
function withoutSection(parts: readonly string[]): readonly string[] {
  if (parts[0] === 'api' && parts[1] === 'models') return parts.slice(2);
  return parts[0]?.toLowerCase() === 'datasets' ? parts.slice(1) : parts;
}

function repositoryOf(parts: readonly string[]): HubRepository | undefined {
  const view = parts.findIndex((part, i) => i > 0 && VIEWS.has(part));
  const named = view < 0 ? parts.slice(0, 2) : parts.slice(0, Math.min(view, 2));
  const [last = '', at] = (named.at(-1) ?? '').split('@');
  const name = [...named.slice(0, -1), last].join('/');
  if (!isRepositoryName(name)) return undefined;
  const revision = view < 0 ? at : parts[view + 1];
  return revision === undefined || revision === 'main' || revision === ''
    ? { name }
    : { name, revision };
}

/**
 * Whether a text has the form of a repository name, with or without an owner.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/utilities#huggingface_hub.utils.validate_repo_id
 */
export function isRepositoryName(text: string): boolean {
  if (!NAME.test(text) || /--|\.\.|\.git$/.test(text)) return false;
  return !SECTIONS.has(text.split('/')[0]?.toLowerCase() ?? '');
}
