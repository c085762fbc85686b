/** How a document of JSON is written. */
export const JSON_FORMS = [
  'plain',
  'pretty',
  'escaped',
  'escaped wholly',
  'NaN before',
  'Infinity before',
  'byte order mark',
  'twice, last',
  'twice, first',
  'trailing comma',
  'comment',
  'long text before',
  'spaces before',
  'many values before',
] as const;

/** How a document of YAML is written. */
export const YAML_FORMS = [
  'flow',
  'block',
  'escaped',
  'second document',
  'anchor',
  'merge',
  'explicit key',
  'comments before',
] as const;

/** A form of either language. */
export type Form = (typeof JSON_FORMS)[number] | (typeof YAML_FORMS)[number];

/** Nests a value that many levels deep, in alternating mappings and lists, below members with everyday names. */
export function nest(value: unknown, depth: number): unknown {
  const names = ['text_config', 'vision_config', 'layers', 'decoder', 'modules'];
  let nested = value;
  for (let level = 0; level < depth; level += 1)
    nested =
      level % 3 === 2 ? [{ hidden_size: 8 }, nested] : { [names[level % 5] as string]: nested };
  return Array.isArray(nested) ? { list: nested } : nested;
}

const escapeAll = (word: string) =>
  [...word].map((c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('');
/** The names of members with a character that is escaped, or all of them. */
const escaped = (json: string, isWhole: boolean) =>
  json.replaceAll(/"([A-Za-z_][\w/-]*)":/g, (_all, name: string) =>
    isWhole ? `"${escapeAll(name)}":` : `"${name.slice(0, -1)}${escapeAll(name.slice(-1))}":`,
  );

/** Writes a document in one form; `padding` is the length of what comes before, in characters. */
export function writeDocument(value: unknown, form: Form, padding: number): string {
  const json = JSON.stringify(value);
  const isObject = json.startsWith('{') && json !== '{}';
  const withFirst = (first: string) =>
    isObject ? `{${first},${json.slice(1)}` : json.startsWith('{') ? `{${first}}` : json;
  switch (form) {
    case 'plain':
      return json;
    case 'pretty':
      return JSON.stringify(value, undefined, 2);
    case 'escaped':
    case 'escaped wholly':
      return escaped(json, form === 'escaped wholly');
    case 'NaN before':
      return withFirst('"loss":NaN');
    case 'Infinity before':
      return withFirst('"time_step_limit":[0.0,-Infinity,Infinity]');
    case 'byte order mark':
      return `\ufeff${json}`;
    case 'twice, last':
      return isObject ? `{${namesOf(value)},${json.slice(1)}` : json;
    case 'twice, first':
      return isObject ? `${json.slice(0, -1)},${namesOf(value)}}` : json;
    case 'trailing comma':
      return isObject ? `${json.slice(0, -1)},}` : json;
    case 'comment':
      return json.replace(
        /^([{[])/,
        '$1 "a" : 1, // "auto_map"\n /* { */ '.replace(isObject ? '' : '"a" : 1, ', ''),
      );
    case 'long text before':
      return withFirst(`"padding":"${'x\\n'.repeat(padding / 3)}"`);
    case 'spaces before':
      return `${' '.repeat(padding)}${json}`;
    case 'many values before':
      return withFirst(`"padding":[${'0,'.repeat(padding / 2)}0]`);
    default:
      return writeYaml(value, json, form, padding);
  }
}

/** The same members with nothing in them. */
function namesOf(value: unknown): string {
  return Object.keys(value as object)
    .map((name) => `${JSON.stringify(name)}:null`)
    .join(',');
}

function writeYaml(value: unknown, json: string, form: Form, padding: number): string {
  switch (form) {
    case 'flow':
      return `settings: ${json}\n`;
    case 'block':
      return `name: a\n${block(value, '')}`;
    case 'escaped':
      return `settings: ${escaped(json, false)}\n`;
    case 'second document':
      return `---\na: 1\n---\n${block(value, '')}`;
    case 'anchor':
      return `common: &common ${json}\nsettings: *common\n`;
    case 'merge':
      return `common: &common ${json}\nsettings:\n  <<: *common\n  b: 1\n`;
    case 'explicit key':
      return `settings:\n  ? ${json}\n  : 1\n  ? inner\n  : ${json}\n`;
    default:
      return `${'# a comment\n'.repeat(padding / 12)}${block(value, '')}`;
  }
}

function block(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return `${indent}${JSON.stringify(value)}\n`;
  if (Array.isArray(value))
    return value.map((item) => `${indent}- ${JSON.stringify(item)}\n`).join('') || `${indent}[]\n`;
  const members = Object.entries(value);
  if (members.length === 0) return `${indent}{}\n`;
  return members
    .map(([name, item]) =>
      typeof item === 'object' && item !== null
        ? `${indent}${JSON.stringify(name)}:\n${block(item, `${indent}  `)}`
        : `${indent}${JSON.stringify(name)}: ${JSON.stringify(item)}\n`,
    )
    .join('');
}
