/** Pages that hold one licence each: their addresses, and how to derive the licence's name or id from the address. */
const PAGES: readonly (readonly [
  page: RegExp,
  name: (...parts: readonly (string | undefined)[]) => string,
])[] = [
  [/^spdx\.org\/licenses\/([\w.+-]+?)(?:\.(?:html|json|txt))?$/, (id = '') => id],
  [/^choosealicense\.com\/licenses\/([\w.-]+)$/, (id = '') => id],
  [
    /^opensource\.org\/licenses?\/([\w.-]+?)(?:-license)?(?:-?\.?(?:php|html|txt))*$/,
    (id = '') => id.replace(/^apache2(?=[.-])/, 'apache-2'),
  ],
  [/^apache\.org\/licenses\/license-(2\.0)(?:\.(?:html|txt))?$/, (v) => `apache ${v}`],
  [
    /^creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)(\/[a-z]{2})?(?:\/(?:deed|legalcode)(?:[.-][a-z-]+)?)?$/,
    (kind, v, country) => ['cc', kind, v, country?.slice(1)].filter(Boolean).join('-'),
  ],
  [
    /^creativecommons\.org\/publicdomain\/zero\/(1\.0)(?:\/(?:deed|legalcode)(?:[.-][a-z-]+)?)?$/,
    (v) => `cc0-${v}`,
  ],
  [
    /^gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?([al]?gpl-\d\.\d)(?:(?:\.[a-z]{2})?\.(?:html|txt))?$/,
    (id = '') => id,
  ],
  [/^mozilla\.org\/(?:[\w-]+\/)?mpl\/(\d\.\d)$/, (v) => `mpl-${v}`],
  [/^eclipse\.org\/legal\/epl[\w/]*?-?v?(\d)[\d.]*(?:\/|\.html)?$/, (v) => `epl-${v}.0`],
  [/^opendatacommons\.org\/licenses\/(odbl|by|pddl)(?:\/1[.-]0)?$/, (kind) => `odc-${kind}`],
  [/^openmdw\.ai\/license\/(\d)-(\d)$/, (a, b) => `openmdw-${a}.${b}`],
  [/^cdla\.(?:dev|io)\/(permissive|sharing)-(\d)-(\d)$/, (kind, a, b) => `cdla-${kind}-${a}.${b}`],
  [/^boost\.org\/license_1_0\.txt$/, () => 'bsl-1.0'],
  [/^unlicense\.org$/, () => 'unlicense'],
  [/^wtfpl\.net(?:\/txt\/copying)?$/, () => 'wtfpl'],
];

/** The name of the licence that has its page at an address, or undefined for any other text. */
export function nameOnPage(text: string): string | undefined {
  const address = /^https?:\/\/(?:www\.)?([^\s?#]+?)\/?(?:[?#]\S*)?$/i.exec(text)?.[1];
  if (address === undefined) return undefined;
  for (const [page, name] of PAGES) {
    const found = page.exec(address.toLowerCase());
    if (found !== null) return name(...found.slice(1));
  }
  return undefined;
}
