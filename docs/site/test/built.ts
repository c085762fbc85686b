import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { DefaultTreeAdapterMap } from 'parse5';
import { parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** The built site. */
export const DIST = join(import.meta.dirname, '../dist');

/** The parts of a page that matter to links. */
export interface BuiltPage {
  /** Address, for instance `/reference/controls/`. */
  readonly address: string;
  readonly ids: ReadonlySet<string>;
  /** Targets of `a`, as written. */
  readonly links: readonly string[];
  /** Everything the browser fetches by itself: scripts, styles, pictures, fonts. */
  readonly fetched: readonly string[];
}

/** Every file of the built site, as addresses from its root. */
export function builtFiles(): readonly string[] {
  if (!existsSync(DIST)) throw new Error('the site is not built: pnpm docs:build');
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length))
    .toSorted();
}

let read: readonly BuiltPage[] | undefined;

/** Every page of the built site; read once. */
export function builtPages(): readonly BuiltPage[] {
  read ??= builtFiles()
    .filter((file) => file.endsWith('.html'))
    .map((file) => readPage(file));
  return read;
}

function readPage(file: string): BuiltPage {
  const ids = new Set<string>();
  const links: string[] = [];
  const fetched: string[] = [];
  walk(parse(readFileSync(join(DIST, file), 'utf8')), (tag, attributes) => {
    const { id, href, src, srcset, rel } = attributes;
    if (id !== undefined) ids.add(id);
    if (tag === 'a' && href !== undefined) links.push(href);
    if (tag === 'link' && href !== undefined && !/canonical|alternate/.test(rel ?? ''))
      fetched.push(href);
    for (const each of [src, ...(srcset?.split(',') ?? [])]) {
      if (each !== undefined) fetched.push(each.trim().split(' ')[0] ?? '');
    }
  });
  return { address: file.replace(/index\.html$/, ''), ids, links, fetched };
}

type Visit = (tag: string, attributes: Readonly<Record<string, string | undefined>>) => void;

function walk(node: Node, visit: Visit): void {
  if ('attrs' in node) {
    visit(node.tagName, Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])));
  }
  if ('content' in node) walk(node.content, visit);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, visit);
}

/** Whether a target leaves the site. */
export function isExternal(target: string): boolean {
  return /^([a-z][a-z+.-]*:|\/\/)/i.test(target);
}

/**
 * Links without a target page, file or heading on the site, one line each.
 *
 * @param files addresses of every file
 */
export function deadLinks(
  pages: readonly BuiltPage[],
  files: readonly string[],
): readonly string[] {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const all = new Set(files);
  return pages.flatMap((page) =>
    [...page.links, ...page.fetched]
      .filter((target) => !isExternal(target))
      .filter((target) => !isAlive(target, page, byAddress, all))
      .map((target) => `${page.address} -> ${target}`),
  );
}

function isAlive(
  target: string,
  from: BuiltPage,
  byAddress: ReadonlyMap<string, BuiltPage>,
  files: ReadonlySet<string>,
): boolean {
  const [path = '', hash = ''] = target.split('#');
  const bare = decodeURIComponent(path.split('?')[0] ?? '');
  const address = bare === '' ? from.address : posix.resolve(from.address, bare);
  const page = byAddress.get(address) ?? byAddress.get(`${address}/`.replace('//', '/'));
  if (page === undefined) return files.has(address) && hash === '';
  // A link to a folder without its slash costs a redirect, and fails on a server that does not redirect.
  if (bare !== '' && !bare.endsWith('/') && !bare.endsWith('.html')) return false;
  return hash === '' || hash === '_top' || page.ids.has(decodeURIComponent(hash));
}
