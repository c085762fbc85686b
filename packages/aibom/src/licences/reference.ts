import { spdxIds } from './spdx-ids.ts';

/** Maximum number of consecutive words that are compared with an id. */
const MAX_WORDS = 6;

/**
 * A LicenseRef for a text that names no known licence. If the text contains an SPDX id, the LicenseRef says
 * `unrecognised`, so that it is not mistaken for that licence: `MIT-like` becomes `LicenseRef-unrecognised-MIT-like`. A
 * LicenseRef in the text itself stays as it is.
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
