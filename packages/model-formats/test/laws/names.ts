import { memorySource } from '@weighbridge/core';
import type { Format } from '../../src/index.ts';
import { detectFormat, isWellFormed, readModelFile } from '../../src/index.ts';
import { utf8 } from '../support/sample.ts';

/** Texts that are of no format that holds weights, and that any check of text lets pass. */
const TEXTS = ['Some words.\n', 'a,b\n1,2\n', '{}', '{"a": 1}\n', '[1]', '# Title\n'].map(utf8);
/** What a loader builds a model from, or unpacks. */
const BUILT: readonly string[] = ['model', 'index', 'archive'];

/** A path that one name of a format makes. */
function pathOf(name: string): string {
  return name.startsWith('.') ? `x${name}` : name;
}

/** What goes wrong when text that holds no weights has a name of the format. */
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
      (path) => `text under the usual name ${path} is of no format that has this name`,
    ),
    ...exclusive.map(pathOf).flatMap((path) => TEXTS.flatMap((text) => takenFor(path, text))),
  ];
}

/** Text that is said to be well-formed weights. */
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
  return isWhole ? [`${path} is said to be well-formed and is but text`] : [];
}

function claims(path: string, bytes: Uint8Array): boolean {
  const { names } = detectFormat(bytes, path, bytes.length) ?? {};
  return (names?.usual ?? []).some((name) => path.toLowerCase().endsWith(name));
}

/** A harmless format that text under an exclusive name of others is taken for. */
function takenFor(path: string, bytes: Uint8Array): readonly string[] {
  const found = detectFormat(bytes, path, bytes.length);
  if (found === undefined || found.canCarryCode === 'yes') return [];
  const isOwner = (found.names.exclusive ?? []).some((name) => path.endsWith(name));
  return isOwner ? [] : [`text under the exclusive name ${path} is taken for ${found.id}`];
}
