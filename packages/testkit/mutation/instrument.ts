import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from './mutant.ts';

/** JavaScript by path relative to the package. */
export type Sources = Readonly<Record<string, string>>;

/** All sources with every mutant in them, each behind a switch. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  readonly sources: Sources;
}

/** Unchanged files, without their types: stripped once and not at every load. */
export function strip(root: string, files: readonly string[]): Sources {
  return Object.fromEntries(
    files.map((file) => [file, stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'))]),
  );
}

const quiet = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
};

/**
 * Makes the mutants of StrykerJS: its instrumenter changes the syntax tree with its standard operators
 * and keeps every change behind a switch.
 *
 * @see https://stryker-mutator.io/docs/mutation-testing-elements/supported-mutators/
 */
export async function instrument(root: string, files: readonly string[]): Promise<Instrumented> {
  const read = files.map((name) => ({
    name,
    content: readFileSync(join(root, name), 'utf8'),
    mutate: true,
  }));
  const texts = new Map(read.map(({ name, content }) => [name, content.split('\n')]));
  const made = await new Instrumenter(quiet).instrument(read, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
    noHeader: false,
  });
  return {
    mutants: made.mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      operator: mutatorName,
      original: textAt(texts.get(fileName) ?? [], location),
      replacement: replacement ?? '',
    })),
    sources: Object.fromEntries(
      made.files.map(({ name, content }) => [name, stripTypeScriptTypes(content)]),
    ),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function textAt(lines: readonly string[], { start, end }: { start: Place; end: Place }): string {
  const chosen = lines.slice(start.line, end.line + 1);
  const last = chosen.length - 1;
  return chosen
    .map((line, i) => line.slice(i === 0 ? start.column : 0, i === last ? end.column : undefined))
    .join('\n');
}
