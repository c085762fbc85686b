import type { Finding } from '@weighbridge/core';
import { defineContradiction } from '../contradiction.ts';
import type { Described } from '../contradiction.ts';
import type { DescribedFile } from '../description.ts';
import { finding } from '../finding.ts';
import { contradiction } from '../rules.ts';
import { weightFormat } from '../weights/formats.ts';
import { folderOf, isIndexName, numberedName } from '../weights/names.ts';

/** Formats whose shards do not refer to each other, so that only names count them; GGUF counts its own. */
const COUNTED_BY_NAME: readonly (string | undefined)[] = ['safetensors', 'torch'];

/**
 * The names of weight files count more files than are here (`model-00001-of-00003.safetensors`). An index next to them
 * states which files belong together, and its reader reports what is missing.
 */
export const numberedFiles = defineContradiction({
  id: 'numbered-files',
  compare(described) {
    const series = Map.groupBy(countedFiles(described), ({ path }) => numberedName(path)?.series);
    return Array.from(series.values()).flatMap(missingOf);
  },
});

function countedFiles({ files }: Described): readonly DescribedFile[] {
  const indexed = new Set(
    files.filter(({ path }) => isIndexName(path)).map(({ path }) => folderOf(path)),
  );
  return files.filter(
    (file) =>
      COUNTED_BY_NAME.includes(weightFormat(file)?.format) &&
      numberedName(file.path) !== undefined &&
      !indexed.has(folderOf(file.path)),
  );
}

function missingOf(files: readonly DescribedFile[]): readonly Finding[] {
  const [first] = files;
  const total = first === undefined ? undefined : numberedName(first.path)?.total;
  if (first === undefined || total === undefined || files.length >= total) return [];
  const message = `By its name, ${first.path} is one of ${total} files, but only ${files.length} of them ${files.length === 1 ? 'is' : 'are'} here.`;
  return [finding(contradiction, 'warning', message, [{ path: first.path }], 'files')];
}
