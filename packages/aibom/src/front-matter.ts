import { splitMembers } from './front-matter-members.ts';
import type { LostMember } from './front-matter-members.ts';
import { loadYaml } from './yaml-mapping.ts';
import type { DoubledMember, YamlLimits, YamlReader } from './yaml-mapping.ts';

/** Front matter as a value, or why it is not one. */
export type FrontMatter =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      readonly doubled: readonly DoubledMember[];
      /** Members whose values cannot be read; the rest can. */
      readonly lost: readonly LostMember[];
    }
  | { readonly trouble: string; /** Line, from 1. */ readonly line: number };

/** Maximum number of repeated and of unreadable members that are named. */
const MAX_NAMED = 20;
/** Maximum number of members that are read one by one (CWE-400). */
const MAX_MEMBERS = 1_000;

/**
 * Reads YAML 1.2 with merge keys and without custom tags. Never throws.
 *
 * Of a repeated member the last value counts, as it does for the hub's libraries, and the repetition is reported. A
 * value that cannot be read costs only that member. Aliases are counted before anything is expanded, and duplicates are
 * found in linear time (the parser's own check is quadratic).
 */
export async function readFrontMatter(text: string, limits: YamlLimits): Promise<FrontMatter> {
  if (new TextEncoder().encode(text).byteLength > limits.maxYamlBytes) {
    return { trouble: `is longer than ${limits.maxYamlBytes} bytes`, line: 1 };
  }
  const read = await loadYaml(limits);
  const whole = read(text);
  if (!('trouble' in whole))
    return { ...whole, doubled: whole.doubled.slice(0, MAX_NAMED), lost: [] };
  const { trouble, line, isPartial } = whole;
  return (isPartial ? readMembers(text, read) : undefined) ?? { trouble, line };
}

/** Reads the members one by one; undefined when none can be read. */
function readMembers(text: string, read: YamlReader): FrontMatter | undefined {
  const members = splitMembers(text);
  if (members.length > MAX_MEMBERS) return undefined;
  const values = new Map<string, unknown[]>();
  const doubled: DoubledMember[] = [];
  const lost: LostMember[] = [];
  for (const { member, lines } of members) {
    const one = read(lines);
    if ('trouble' in one)
      lost.push({ ...member, line: member.line + one.line - 1, trouble: one.trouble });
    else {
      doubled.push(...one.doubled);
      for (const [name, value] of Object.entries(one.value))
        values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  if (values.size === 0) return undefined;
  const twice = [...values].filter(([, given]) => given.length > 1);
  return {
    value: Object.fromEntries([...values].map(([name, given]) => [name, given.at(-1)])),
    doubled: [
      ...doubled,
      ...twice.map(([name, given]) => ({ name, earlier: given.slice(0, -1) })),
    ].slice(0, MAX_NAMED),
    lost,
  };
}
