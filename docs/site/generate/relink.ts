import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { REPOSITORY, ROOT } from './places.ts';

/** Files of the repository that are pages of the site: pattern of the path, and its address. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^(packages|plugins)\/([\w-]+)(?:\/README\.md)?$/, '/$1/$2/'],
  [/^docs\/adr\/((?!0000)\d[\w-]*)\.md$/, '/decisions/$1/'],
  [/^docs\/adr$/, '/decisions/'],
  [/^docs\/vocabulary\.md$/, '/reference/vocabulary/'],
  [/^docs\/([\w-]+)\.md$/, '/guides/$1/'],
  [/^CONTRIBUTING\.md$/, '/project/contributing/'],
  [/^RELEASING\.md$/, '/project/releasing/'],
  [/^SECURITY\.md$/, '/project/security/'],
];

/**
 * Rewrites the relative links of a text in the repository so that they work on the site: to the page if there is one,
 * otherwise to the source file.
 *
 * @throws {Error} when a link has no target
 */
export function relink(text: string, file: string): string {
  return outsideCode(text, (part) =>
    part.replaceAll(
      /(\]\()([^)\s]+)(\))/g,
      (whole, before: string, target: string, after: string) =>
        /^([a-z]+:|#)/.test(target) ? whole : `${before}${siteAddress(target, file)}${after}`,
    ),
  );
}

function siteAddress(target: string, file: string): string {
  const [path = '', hash] = target.split('#');
  const full = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '');
  const place = join(ROOT, full);
  if (full.startsWith('..') || !existsSync(place)) {
    throw new Error(`${file} links to ${target}, which is not there`);
  }
  const tail = hash === undefined ? '' : `#${hash}`;
  const page = PAGES.find(([pattern]) => pattern.test(full));
  if (page !== undefined) return full.replace(page[0], page[1]) + tail;
  return `${REPOSITORY}/${statSync(place).isDirectory() ? 'tree' : 'blob'}/main/${full}${tail}`;
}

/** Applies a change to a text, but not to its code blocks. */
function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(/(^(?:```|~~~)[^]*?^(?:```|~~~)\s*$)/m)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');
}
