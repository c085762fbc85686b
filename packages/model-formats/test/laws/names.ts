import { memorySource } from '@weighbridge/core';
import type { Format } from '../../src/index.ts';
import { detectFormat, isWellFormed, readModelFile } from '../../src/index.ts';
import { utf8 } from '../support/sample.ts';

/** Texts that belong to no format for weights, and that every text check accepts. */
const TEXTS = ['Some words.\n', 'a,b\n1,2\n', '{}', '{"a": 1}\n', '[1]', '# Title\n'].map(utf8);
/** Roles of files that a loader builds a model from, or unpacks. */
const BUILT: readonly string[] = ['model', 'index', 'archive'];

/** A path with one name of a format. */
function pathOf(name: string): string {
  return name.startsWith('.') ? `x${name}` : name;
}

/** What goes wrong when text without weights has a name of the format. */
export async function nameProblems(format: Format): Promise<readonly string[]> {
  const { usual = [], exclusive = [] } = format.names;
  const problems: string[] = [];
  for (const path of [...usual, ...exclusive].map(pathOf)) {
    for (const bytes of TEXTS) problems.push(...(await wellFormedAnyway(format, path, bytes)));
  }
  const unknown = usual.map(pathOf).filter((path) => !claims(path, TEXTS[0] as Uint8Array));
  return [
    ...new Set(problems),
    ...unknown.map(
      (path) => `text with the usual name ${path} belongs to no format with this name`,
    ),
    ...exclusive.map(pathOf).flatMap((path) => TEXTS.flatMap((text) => takenFor(path, text))),
  ];
}

/** Text that is called well-formed weights. */
async function wellFormedAnyway(
  format: Format,
  path: string,
  bytes: Uint8Array,
): Promise<readonly string[]> {
  const reading = await readModelFile(memorySource(bytes), { path });
  const isWhole =
    reading?.format === format.id &&
    BUILT.includes(format.role) &&
    isWellFormed(reading, format.role) === true;
  return isWhole ? [`${path} is called well-formed but is only text`] : [];
}

function claims(path: string, bytes: Uint8Array): boolean {
  const { names } = detectFormat(bytes, path, bytes.length) ?? {};
  return (names?.usual ?? []).some((name) => path.toLowerCase().endsWith(name));
}

/** A harmless format as which text with another format's exclusive name is detected. */
function takenFor(path: string, bytes: Uint8Array): readonly string[] {
  const found = detectFormat(bytes, path, bytes.length);
  if (found === undefined || found.canCarryCode === 'yes') return [];
  const isOwner = (found.names.exclusive ?? []).some((name) => path.endsWith(name));
  return isOwner ? [] : [`text with the exclusive name ${path} is detected as ${found.id}`];
}
