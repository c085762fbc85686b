import type { Location } from '@weighbridge/core';
import { escapeForDisplay } from '@weighbridge/core';
import { count } from '@weighbridge/core/view';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in decimal units, with at most three significant digits. */
export function bytes(value: number): string {
  let unit = 0;
  let scaled = value;
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || scaled >= 99.95 ? 0 : 1;
  return `${scaled.toFixed(digits)} ${UNITS[unit] ?? 'B'}`;
}

/** A digest short enough for a heading: algorithm, first eight and last four digits. */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':');
  const hex = digest.slice(colon + 1);
  return hex.length <= 14
    ? digest
    : `${digest.slice(0, colon + 1)}${hex.slice(0, 8)}…${hex.slice(-4)}`;
}

/** Where a finding is: `path, byte 4,112`, `path#/pointer` or `path:line:column`. */
export function place(location: Location): string {
  const path = escapeForDisplay(location.path === '' ? '.' : location.path);
  if (location.byteOffset !== undefined)
    return `${path}, ${byteRange(location.byteOffset, location.byteLength)}`;
  if (location.line !== undefined) {
    return `${path}:${location.line}${location.column === undefined ? '' : `:${location.column}`}`;
  }
  return location.pointer === undefined ? path : `${path}#${escapeForDisplay(location.pointer)}`;
}

function byteRange(offset: number, length: number | undefined): string {
  return length === undefined || length <= 1
    ? `byte ${count(offset)}`
    : `bytes ${count(offset)}-${count(offset + length - 1)}`;
}
