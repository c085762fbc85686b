/** Text that every database accepts: PostgreSQL refuses NUL, and nothing can encode half a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll(/[\u0000\p{Cs}]/gu, '\ufffd');
}
