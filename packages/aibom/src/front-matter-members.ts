/** A member of front matter whose value cannot be read. */
export interface LostMember {
  readonly name: string;
  /** Line of the trouble in the front matter, from 1. */
  readonly line: number;
  /** Why, for people. */
  readonly trouble: string;
  /** Whether it may hold a licence, so that the card cannot be said to have none. */
  readonly mayLicense: boolean;
}

/** The lines from one member at the margin to the next. */
export interface MemberLines {
  readonly member: Omit<LostMember, 'trouble'>;
  readonly lines: string;
}

/** A key at the margin, plain or quoted; items, comments and closing brackets belong to the member before. */
const KEY =
  /^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s#\-\]},"'][^:\n]{0,200}?))[ \t]*:(?:\s|$)/;
const PLAIN = /^[A-Za-z_][\w-]*$/;

/** The members of a mapping by their keys at the margin, whatever their values are. */
export function splitMembers(text: string): readonly MemberLines[] {
  const found: { name: string; line: number; lines: string[] }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const name = keyOf(line) ?? (found.length === 0 ? line.trim() : '');
    if (name === '') found.at(-1)?.lines.push(line);
    else found.push({ name, line: i + 1, lines: [line] });
  }
  return found.map(({ name, line, lines }) => {
    const whole = lines.join('\n');
    return { member: { name, line, mayLicense: mayLicense(name, whole) }, lines: `${whole}\n` };
  });
}

/** The key at a line's margin, where there is one. */
function keyOf(line: string): string | undefined {
  return KEY.exec(line)
    ?.slice(1)
    .find((key) => key !== undefined);
}

/** A plain member without the word cannot hold a licence; escapes and merged mappings can hide one. */
function mayLicense(name: string, lines: string): boolean {
  return !PLAIN.test(name) || /licen[cs]e|\\/i.test(lines);
}
