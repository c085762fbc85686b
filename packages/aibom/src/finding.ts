import { findingByRule } from '@weighbridge/core';
import type { Finding, Level, Rule } from '@weighbridge/core';

/** The location of a finding: a path, with a pointer where there is one. */
export interface Place {
  readonly path: string;
  readonly pointer?: string;
}

/** A failed finding of one rule. `key` distinguishes several in one place. */
export function finding(
  rule: Rule,
  level: Level,
  message: string,
  places: readonly Place[],
  key?: string,
): Finding {
  return findingByRule(rule, {
    kind: 'fail',
    level,
    message,
    locations: places.map(({ path, pointer }) =>
      pointer === undefined ? { path } : { path, pointer },
    ),
    ...(key === undefined ? {} : { key }),
  });
}

/** A locator (`path#/pointer`, `path@offset`) as a place. */
export function placeOf(locator: string): Place {
  const hash = locator.indexOf('#/');
  if (hash >= 0) return { path: locator.slice(0, hash), pointer: locator.slice(hash + 1) };
  return { path: locator.replace(/@\d+$/, '') };
}
