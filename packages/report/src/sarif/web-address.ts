/** What a browser keeps in an address and RFC 3986 does not know there. */
const UNKNOWN = /[[\]^|`{}\\"<> ]|%(?![0-9a-f]{2})/gi;

/**
 * The address in its normal form, if it is one of the web: nothing else may stand behind a link.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986
 */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  const path = url.href.indexOf('/', url.protocol.length + 2);
  const [before = '', ...fragment] = url.href.slice(path).split('#');
  const rest = fragment.length === 0 ? before : `${before}#${fragment.join('%23')}`;
  return `${url.href.slice(0, path)}${rest.replaceAll(UNKNOWN, percent)}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
