import type { OpenByteSource } from '@weighbridge/core';
import { JsonScanner } from './json-scanner.ts';
import type { DocumentName } from './loader-rule.ts';
import type { FoundRequest } from './search.ts';
import { CodeSearch } from './search.ts';
import { YamlSearch } from './yaml-search.ts';

/** Number of bytes read at a time. */
const CHUNK = 2 ** 20;

/** What a configuration asks a loader to do. */
export interface ConfigurationRead {
  /** At most twenty, in document order. */
  readonly found: readonly FoundRequest[];
  /** How many more there are. */
  readonly leftOut: number;
  /** Why the document was not read to its end; undefined when it was. */
  readonly trouble: string | undefined;
}

/**
 * Searches one JSON or YAML document of any size, at every depth. Never throws for what the document says.
 * Cost: O(size) time; memory for one piece of the text and the levels that are open; for YAML that contains a word that
 * some rule looks for, at most 2 Mi characters.
 *
 * @throws {SourceError} as the source throws it; the signal's reason when aborted
 */
export async function searchConfiguration(
  source: OpenByteSource,
  document: DocumentName,
  options: { readonly maxBytes: number; readonly signal?: AbortSignal | undefined },
): Promise<ConfigurationRead> {
  const search = new CodeSearch(document);
  const reader = document.language === 'json' ? jsonReader(search) : yamlReader(search, document);
  const decoder = new TextDecoder('utf-8');
  const end = Math.min(source.sizeBytes, options.maxBytes);
  for (let at = 0; at < end; at += CHUNK) {
    const bytes = await source.read(at, Math.min(CHUNK, end - at), {
      signal: options.signal,
    });
    reader.push(decoder.decode(bytes, { stream: true }));
  }
  const isWhole = source.sizeBytes <= options.maxBytes;
  const trouble = await reader.end();
  const cut = isWhole ? trouble : `is longer than ${options.maxBytes} bytes`;
  if (search.isRows && isDataPath(document.path)) return { found: [], leftOut: 0, trouble: cut };
  return { found: search.found, leftOut: search.leftOut, trouble: cut };
}

interface Reader {
  push(piece: string): void;
  end(): Promise<string | undefined>;
}

function jsonReader(search: CodeSearch): Reader {
  const scanner = new JsonScanner(search);
  return {
    push: (piece) => scanner.push(piece),
    end: async () => {
      scanner.end();
      return Promise.resolve(scanner.trouble);
    },
  };
}

function yamlReader(search: CodeSearch, document: DocumentName): Reader {
  const yaml = new YamlSearch(document);
  return { push: (piece) => yaml.push(piece), end: async () => yaml.end(search) };
}

const DATA_FOLDER =
  /^(?:data|datasets?|train(?:ing)?|tests?|eval(?:uation)?|valid(?:ation)?|samples|examples|corpus)$/i;
const DATA_FILE =
  /^(?:data|datasets?|train(?:ing)?|tests?|eval(?:uation)?|valid(?:ation)?|dev|rows|records|samples?|examples?|corpus|questions?|answers?|prompts?)(?:[-_.].*)?\.json$/i;

/** Whether a path is one of data: no loader takes its settings from a list of rows. */
function isDataPath(path: string): boolean {
  const parts = path.split('/');
  return (
    DATA_FILE.test(parts.at(-1) ?? '') || parts.slice(0, -1).some((part) => DATA_FOLDER.test(part))
  );
}
