/** A member's name as one step of an RFC 6901 pointer: `/a~1b` for `a/b`. */
export function pointerStep(name: string): string {
  return `/${name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
