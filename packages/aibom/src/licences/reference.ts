import { spdxIds } from './spdx-ids.ts';

/** Longest run of words that is compared with an id. */
const MAX_WORDS = 6;

/**
 * A LicenseRef for a text that names no known licence. One that has an SPDX id in it says that it was not
 * understood, so that nobody takes it for that licence; one that the text itself gives stays as it is.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
 */
export function referenceOf(name: string): string {
  const slug = name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  if (slug.startsWith('LicenseRef-')) return slug;
  return `LicenseRef-${hasId(slug) ? 'unrecognised-' : ''}${slug || 'unnamed'}`;
}

function hasId(slug: string): boolean {
  const words = slug.toLowerCase().split('-');
  return words.some((_, start) =>
    Array.from({ length: MAX_WORDS }, (__, length) =>
      words.slice(start, start + length + 1).join('-'),
    ).some((run) => spdxIds().has(run)),
  );
}
