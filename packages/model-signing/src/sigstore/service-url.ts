const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The address of a Sigstore service, without a trailing slash.
 *
 * @throws {RangeError} when it is not an https URL; http is only for loopback, unless it is allowed, because
 *   tokens go to these addresses
 */
export function serviceUrl(name: string, text: string, allowHttp = false): string {
  if (!URL.canParse(text)) throw new RangeError(`${name} must be an https URL`);
  const url = new URL(text);
  if (!isAllowed(url, allowHttp)) throw new RangeError(`${name} must be an https URL`);
  if (url.username !== '' || url.password !== '') {
    throw new RangeError(`${name} must not hold credentials`);
  }
  return url.href.replace(/\/+$/u, '');
}

function isAllowed({ protocol, hostname }: URL, allowHttp: boolean): boolean {
  if (protocol === 'http:') return allowHttp || LOOPBACK.has(hostname);
  return protocol === 'https:';
}
