/** A repository of the Hugging Face hub. */
export interface HubRepository {
  /** `owner/name`, or the name alone where the hub knows it without one. */
  readonly name: string;
  /** Branch, tag or commit, where the text names another than the default branch. */
  readonly revision?: string;
}

/** Longest text that is looked at, UTF-16 code units; no name on the hub is nearly as long (CWE-1333). */
const MAX_TEXT = 1_000;
/** The hub's own rule for the name of a repository, with at most one owner before it. */
const NAME = /^(?:\w(?:[\w.-]{0,94}\w)?\/)?\w(?:[\w.-]{0,94}\w)?$/;
const HOST = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|^hf:\/\//i;
/** First parts of addresses below the hub that are no owner. */
const SECTIONS: ReadonlySet<string> = new Set(
  'api blog collections datasets docs enterprise join learn login models new organizations papers posts pricing settings spaces tasks'.split(
    ' ',
  ),
);
/** Parts of the address of a repository after which a revision stands. */
const VIEWS: ReadonlySet<string> = new Set(['tree', 'blob', 'resolve', 'raw', 'commits', 'commit']);

/**
 * The repository that an address of the hub names, whatever the host's spelling and the page below it;
 * undefined for any other text.
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

/** Without what comes before the name: `datasets`, or the `models` of an address of the API. */
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
 * Whether a text has the form of the name of a repository, with its owner or without.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/utilities#huggingface_hub.utils.validate_repo_id
 */
export function isRepositoryName(text: string): boolean {
  if (!NAME.test(text) || /--|\.\.|\.git$/.test(text)) return false;
  return !SECTIONS.has(text.split('/')[0]?.toLowerCase() ?? '');
}
