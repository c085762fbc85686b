/** All that RFC 3986 lets stand after the host, but for `#`; percent signs are looked at apart. */
const NOT_ALLOWED = /[^\w.~:/?@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * The address in the form of RFC 3986, if it is one of the web and names no user: nothing else may be linked. What
 * browsers take and the RFC does not, such as `[` in a path, is percent-encoded.
 */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const fragment = url.hash === '' ? '' : `#${encoded(url.hash.slice(1))}`;
  return `${url.origin}${encoded(`${url.pathname}${url.search}`)}${fragment}`;
}

function encoded(text: string): string {
  return text.replaceAll(NOT_ALLOWED, (character) => encodeURIComponent(character));
}
