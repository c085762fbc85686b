import type { ModelFiles } from '../extractor.ts';
import { isRecord, member } from '../text.ts';
import { folderOf, isIndexName } from './names.ts';
import type { ShardIndex } from './weight-set.ts';

/**
 * Every index of a folder, in path order: the reader of safetensors indexes reads those, others are read as plain JSON.
 */
export async function readIndexes(
  files: Pick<ModelFiles, 'files' | 'readings' | 'has' | 'json'>,
): Promise<readonly ShardIndex[]> {
  const found: ShardIndex[] = [];
  for (const { path } of files.files) {
    if (!isIndexName(path)) continue;
    const facts = files.readings.get(path)?.facts;
    if (facts?.index !== undefined) {
      const { fileCount, totalSizeBytes, totalParameters } = facts.index;
      found.push({
        path,
        files: facts.references ?? [],
        fileCount,
        ...(totalSizeBytes === undefined ? {} : { totalSizeBytes }),
        ...(totalParameters === undefined ? {} : { totalParameters }),
      });
      continue;
    }
    const index = indexOf(path, await files.json(path), files);
    if (index !== undefined) found.push(index);
  }
  return found;
}

/** An index as JSON; a name that leads out of its folder does not match a file here. */
function indexOf(
  path: string,
  value: unknown,
  files: Pick<ModelFiles, 'has'>,
): ShardIndex | undefined {
  const map = member(value, 'weight_map');
  if (!isRecord(map)) return undefined;
  const names = new Set(Object.values(map).filter((name) => typeof name === 'string'));
  const listed = [...names]
    .map((name) => `${folderOf(path)}${name}`)
    .filter((name) => files.has(name))
    .sort();
  const metadata = member(value, 'metadata');
  const [size, parameters] = ['total_size', 'total_parameters'].map((key) => member(metadata, key));
  return {
    path,
    files: listed,
    fileCount: names.size,
    ...(isCount(size) ? { totalSizeBytes: size } : {}),
    ...(isCount(parameters) ? { totalParameters: parameters } : {}),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
