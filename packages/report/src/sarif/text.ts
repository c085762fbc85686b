import { escapeForDisplay } from '@weighbridge/core';
import type { SarifMessage } from './types.ts';

/**
 * A literal plain-text message: hostile characters are visible, and neither a link (`[text](target)`, section 3.11.6)
 * nor a placeholder (`{0}`, section 3.11.5) can be smuggled in.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function message(text: string): SarifMessage {
  const visible = escapeForDisplay(text);
  return { text: visible.replaceAll('](', '\\](').replaceAll(/\{(\d+)\}/g, '{{$1}}') };
}

/**
 * A path of the model as a relative URI reference, with every segment percent-encoded.
 *
 * A colon in the first segment cannot turn it into a scheme, nor a leading slash into an authority.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-4.2
 */
export function pathUri(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map((segment) => encodeURIComponent(segment.toWellFormed()).replaceAll(/[!'()*]/g, percent))
    .join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
