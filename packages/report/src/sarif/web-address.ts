/** Everything that RFC 3986 allows after the host, except `#`; percent signs are checked separately. */
const NOT_ALLOWED = /[^\w.~:/?@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * The address in RFC 3986 form, if it is a web address without a user name: nothing else may be linked. What browsers
 * accept but the RFC does not, such as `[` in a path, is percent-encoded.
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
