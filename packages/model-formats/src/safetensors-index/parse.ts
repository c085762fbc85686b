import type { FindingLog } from '../finding.ts';
import { JsonCursor } from '../json/cursor.ts';
import { JsonProblem } from '../json/problem.ts';
import type { Limits } from '../limits.ts';

/** What an index says. */
export interface ShardIndex {
  /** Shard, as written, by tensor name. */
  readonly weightMap: ReadonlyMap<string, string>;
  readonly totalSize?: number;
  readonly totalParameters?: number;
  readonly complete: boolean;
}

interface Draft {
  readonly weightMap: Map<string, string>;
  totalSize?: number;
  totalParameters?: number;
  hasMap: boolean;
}

/** Reads an index's JSON; whatever is wrong goes to the log. */
export function parseIndex(bytes: Uint8Array, log: FindingLog, limits: Limits): ShardIndex {
  const draft: Draft = { weightMap: new Map(), hasMap: false };
  const cursor = new JsonCursor(bytes, limits.maxDepth);
  try {
    cursor.object((key) => {
      if (key === 'weight_map') readWeightMap(cursor, draft, limits);
      else if (key === 'metadata' && cursor.kind() === 'object') readMetadata(cursor, draft);
      else cursor.skipValue();
    });
    cursor.end();
    if (!draft.hasMap) throw new JsonProblem('syntax', 'weight_map is missing', bytes.length);
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const rule = {
      'duplicate-key': 'safetensors-index/duplicate-key',
      depth: 'safetensors-index/limit-exceeded',
      syntax: 'safetensors-index/syntax',
    } as const;
    log.add(rule[error.kind], { message: `index: ${error.message}`, byteOffset: error.at });
    return { weightMap: draft.weightMap, complete: false };
  }
  return {
    weightMap: draft.weightMap,
    complete: true,
    ...(draft.totalSize !== undefined && { totalSize: draft.totalSize }),
    ...(draft.totalParameters !== undefined && { totalParameters: draft.totalParameters }),
  };
}

function readWeightMap(cursor: JsonCursor, draft: Draft, limits: Limits): void {
  draft.hasMap = true;
  cursor.object((name, at) => {
    if (draft.weightMap.size >= limits.maxTensors)
      throw new JsonProblem('depth', `more than ${limits.maxTensors} tensors`, at);
    if (cursor.kind() !== 'string')
      throw new JsonProblem('syntax', 'a member of weight_map is not a string', at);
    draft.weightMap.set(name, cursor.string());
  });
}

function readMetadata(cursor: JsonCursor, draft: Draft): void {
  cursor.object((key) => {
    const isTotal = key === 'total_size' || key === 'total_parameters';
    if (!isTotal || cursor.kind() !== 'number') return cursor.skipValue();
    const value = cursor.unsigned();
    if (!Number.isSafeInteger(value)) return undefined;
    if (key === 'total_size') draft.totalSize = value;
    else draft.totalParameters = value;
    return undefined;
  });
}
