import { count, plural } from '@weighbridge/report';
import type { Fact } from '@weighbridge/report';

/** Words for the differences that a comparison of files lists. */
const DIFFERENCES: readonly (readonly [member: string, name: string, words: string])[] = [
  ['mismatched', 'differs', 'with other bytes than signed'],
  ['missing', 'missing', 'signed and not here'],
  ['unsignedPresent', 'not signed', 'here and not signed'],
  ['renamed', 'renamed', 'of the same bytes under another name'],
];

/** The details of an error, whatever they are: differences of files first. */
export function detailFacts(details: Readonly<Record<string, unknown>>): readonly Fact[] {
  const shown = new Set(['counts', ...DIFFERENCES.map(([member]) => member)]);
  const others = Object.entries(details).filter(([member]) => !shown.has(member));
  return [
    ...DIFFERENCES.flatMap((difference) => differenceFact(difference, details)),
    ...others.flatMap(([member, value]) => detailFact(spaced(member), value)),
  ];
}

function differenceFact(
  [member, name, words]: (typeof DIFFERENCES)[number],
  details: Readonly<Record<string, unknown>>,
): readonly Fact[] {
  const list = details[member];
  if (!Array.isArray(list) || list.length === 0) return [];
  const total = totalOf(member, details, list.length);
  return [{ name, value: `${plural(total, 'file')} ${words}`, names: list.map(nameOf), total }];
}

/** How many there really are, where the list is cut. */
export function totalOf(
  member: string,
  details: Readonly<Record<string, unknown>>,
  listed: number,
): number {
  const counts = (details['counts'] ?? {}) as Readonly<Record<string, unknown>>;
  return Math.max(Number(counts[member]) || 0, listed);
}

function detailFact(name: string, value: unknown): readonly Fact[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [{ name, value: nameOf(value) }];
  if (value.length === 0) return [];
  const many = value.length === 1 ? '1 entry' : `${count(value.length)} entries`;
  return [{ name, value: many, names: value.map(nameOf) }];
}

/** One line for a detail of any type. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { from, to, path } = value as Readonly<Record<string, unknown>>;
  if (typeof from === 'string' && typeof to === 'string') return `${from} → ${to}`;
  return typeof path === 'string' ? path : JSON.stringify(value);
}

/** `trustedKeys` as `trusted keys`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
