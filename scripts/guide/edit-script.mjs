import { Failure } from '../lib/failure.mjs';

const REST_OF_FILE = /^\{\/\* .* that are there already \*\/\}$/;

/**
 * Puts a block into a TypeScript file as a reader would.
 *
 * Imports go below the existing ones. For the rest, `before TEXT` and `instead of MODULE` say where it goes. Without
 * these, a statement `const x = (` replaces the one with that name: the block shows how it begins and ends, what is
 * new, and a comment "… that are there already". Anything else begins with a line of the file, below which it goes.
 *
 * @param {string} source
 * @param {string} text
 * @param {string} how
 */
export function editScript(source, text, how) {
  const { imports, rest } = split(text);
  const [, before] = /^before (.*)$/.exec(how) ?? [];
  const [, replaced] = /^instead of (\S+)$/.exec(how) ?? [];
  let edited = source;
  if (before !== undefined) edited = insertBefore(edited, before, rest);
  else if (replaced !== undefined) edited = replaceCall(edited, replaced, rest);
  else for (const statement of statements(rest)) edited = weave(edited, statement);
  return addImports(edited, imports);
}

/** @param {string} text */
function split(text) {
  const found = [...text.matchAll(/^import [^;]*;$/gm)].map(([statement]) => statement);
  const rest = found.reduce((left, statement) => left.replace(statement, ''), text);
  return { imports: found, rest: rest.trim() };
}

/** Below the last import. @param {string} source @param {readonly string[]} imports */
function addImports(source, imports) {
  if (imports.length === 0) return source;
  const last = [...source.matchAll(/^import [^;]*;$/gm)].at(-1);
  const at = last === undefined ? 0 : last.index + last[0].length + 1;
  return `${source.slice(0, at)}${imports.join('\n')}\n${source.slice(at)}`;
}

/** @param {string} source @param {string} place @param {string} text */
function insertBefore(source, place, text) {
  const at = source.indexOf(`\n${place}`);
  if (at < 0) throw new Failure(`There is no '${place}' in the file that the guide names.`);
  return `${source.slice(0, at)}\n${text}${source.slice(at)}`;
}

/** @param {string} source @param {string} name @param {string} text */
function replaceCall(source, name, text) {
  const statement = source.split(/(?<=;)\n/).find((one) => one.includes(name));
  const call = statement?.slice(statement.lastIndexOf('backend.add('));
  if (call === undefined) throw new Failure(`Nothing of the file names ${name}.`);
  return source.replace(call, text);
}

/** Parts of a block with an empty line between them at the left margin. @param {string} text */
function statements(text) {
  return text.split(/\n\n(?=\S)/).map((one) => one.split('\n'));
}

/** @param {string} source @param {readonly string[]} block */
function weave(source, block) {
  const lines = source.split('\n');
  const [head = ''] = block;
  const begin = lines.findIndex((line) => same(line, head));
  if (begin < 0) throw new Failure(`There is no line '${head.trim()}' in the file.`);
  if (!head.endsWith('= (')) {
    lines.splice(begin + 1, 0, ...indented(block.slice(1), lines[begin] ?? ''));
    return lines.join('\n');
  }
  const end = lines.indexOf(');', begin);
  const woven = weaveStatement(lines.slice(begin, end + 1), block);
  return [...lines.slice(0, begin), ...woven, ...lines.slice(end + 1)].join('\n');
}

/**
 * The frame of a block is its opening lines from the file, and what closes it: lines further left than the comment.
 *
 * @param {readonly string[]} lines of the file
 * @param {readonly string[]} block
 */
function weaveStatement(lines, block) {
  const rest = block.find((line) => REST_OF_FILE.test(line.trim()));
  if (rest === undefined) throw new Failure(`The guide does not say what stays of '${block[0]}'.`);
  let head = 0;
  while (same(lines[head], block[head])) head += 1;
  let tail = 0;
  while (depth(block.at(-1 - tail) ?? rest) < depth(rest)) tail += 1;
  const closes = block.slice(block.length - tail);
  if (!closes.every((line, at) => same(line, lines[lines.length - tail + at])))
    throw new Failure(`The file does not end '${block[0]}' as the guide shows it.`);
  const middle = block.slice(head, block.length - tail);
  const at = middle[0] === rest ? lines.length - tail : head;
  const added = middle.filter((line) => line !== rest);
  return [...lines.slice(0, at), ...added, ...lines.slice(at)];
}

/** @param {string} line */
function depth(line) {
  return line.length - line.trimStart().length;
}

/** @param {readonly string[]} block @param {string} like */
function indented(block, like) {
  const indent = /^\s*/.exec(like)?.[0] ?? '';
  return block.map((line) => indent + line);
}

/** @param {string | undefined} a @param {string | undefined} b */
function same(a, b) {
  return a !== undefined && b !== undefined && a.trim() === b.trim();
}
