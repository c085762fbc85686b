import type { FormatReading } from '@weighbridge/model-formats';
import type { DescribedFile } from '../description.ts';
import { byCodeUnits } from '../text.ts';
import { weightFormat } from './formats.ts';
import { numberedName } from './names.ts';
import type { ShardIndex, WeightSet } from './weight-set.ts';

interface WeightFile {
  readonly path: string;
  readonly format: string;
  readonly isNamed: boolean;
  readonly isSound: boolean;
  readonly reading?: FormatReading;
}

/** Groups weight files: first those that an index lists, then those of one numbered series. */
export function weightSets(
  files: readonly DescribedFile[],
  readings: ReadonlyMap<string, FormatReading>,
  indexes: readonly ShardIndex[],
): readonly WeightSet[] {
  const all = new Map(weightFiles(files, readings).map((file) => [file.path, file]));
  const taken = new Set<string>();
  const indexed = indexes.flatMap((index) => {
    const own = index.files.flatMap((path) => all.get(path) ?? []);
    if (own.every(({ path }) => taken.has(path))) return [];
    for (const { path } of own) taken.add(path);
    const isWhole = own.length === index.fileCount && own.every(({ isSound }) => isSound);
    return [makeSet(own, isWhole, index)];
  });
  const rest = [...all.values()].filter(({ path }) => !taken.has(path));
  const groups = Map.groupBy(rest, seriesOf);
  const numbered = [...groups.values()].map((own) => {
    const [first] = own;
    const path = first?.path ?? '';
    const total = savedBy(path) === undefined ? numberedName(path)?.total : undefined;
    return makeSet(
      own,
      own.length === (total ?? own.length) && own.every(({ isSound }) => isSound),
    );
  });
  return [...indexed, ...numbered].sort((a, b) => byCodeUnits(a.path, b.path));
}

/**
 * Numbered names that do not say how many there are: Meta's and Mistral's `consolidated.00.pth`, MLX's first
 * `weights.00.safetensors`, and the ranks that vLLM saves (`model-rank-0-part-0.safetensors`).
 */
const NUMBERED_WITHOUT_TOTAL: readonly RegExp[] = [
  /(consolidated\.)\d{2,3}(\.(?:pth|safetensors))$/i,
  /((?:^|\/)weights\.)\d{2,5}(\.safetensors)$/,
  /((?:^|\/)model-rank-)\d+-part-\d+(\.safetensors)$/,
];

/** The group of a file by its name: numbered shards, a graph and its weights, or a package. */
function seriesOf({ path, format }: WeightFile): string {
  const saved = savedBy(path);
  if (saved !== undefined) return `${format} ${saved}`;
  const numbered = numberedName(path);
  if (numbered !== undefined) return `${format} ${numbered.series}`;
  if (format === 'openvino' || format === 'ncnn' || format === 'paddle')
    return `${format} ${path.replace(/\.[^./]+$/, '')}`;
  const package_ = packageOf(path);
  if (package_ !== undefined) return `${format} ${package_}`;
  const unnumbered = NUMBERED_WITHOUT_TOTAL.map((pattern) => path.replace(pattern, '$1*$2'));
  const part = unnumbered.find((name) => name !== path);
  if (part !== undefined) return `${format} ${part}`;
  return path;
}

/** What TensorFlow saves as several files: a folder with variables, or a checkpoint with an index. */
function savedBy(path: string): string | undefined {
  const folder = /^(.*\/)?(?:saved_model\.pb|variables\/variables\.(?:index|data-[^/]+))$/.exec(
    path,
  );
  if (folder !== null) return `saved model ${folder[1] ?? ''}`;
  return /^(.*\.ckpt[^/]*?)\.(?:index|meta|data-\d+-of-\d+)$/.exec(path)?.[1];
}

/** The folder that programs treat as one file. */
function packageOf(path: string): string | undefined {
  return /^(.*\.(?:mlpackage|mlmodelc))\//i.exec(path)?.[1];
}

function weightFiles(
  files: readonly DescribedFile[],
  readings: ReadonlyMap<string, FormatReading>,
): readonly WeightFile[] {
  return files.flatMap((file) => {
    const kind = weightFormat(file);
    if (kind === undefined) return [];
    const { path, wellFormed } = file;
    const reading = readings.get(path);
    const isSound = wellFormed !== false;
    const isRead = isSound && reading !== undefined && holdsWeights(reading);
    return [{ path, ...kind, isSound, ...(isRead ? { reading } : {}) }];
  });
}

function holdsWeights({ facts }: FormatReading): boolean {
  return facts.tensorCount > 0 || facts.opsets !== undefined || facts.entries !== undefined;
}

function makeSet(own: readonly WeightFile[], isWhole: boolean, index?: ShardIndex): WeightSet {
  const sorted = own.toSorted((a, b) => byCodeUnits(a.path, b.path));
  const readings = sorted.flatMap(({ reading }) => reading ?? []);
  const external = readings.flatMap(({ facts }) =>
    (facts.externalData ?? []).map(({ path }) => path),
  );
  const paths = new Set([...sorted.map(({ path }) => path), ...external]);
  const first = sorted[0]?.path ?? '';
  const folder = packageOf(first);
  return {
    path: first,
    files: [...paths].sort(byCodeUnits),
    format: sorted[0]?.format ?? '',
    isNamed: sorted.every(({ isNamed }) => isNamed),
    ...(folder === undefined ? {} : { package: folder }),
    readings,
    isWhole,
    ...(index === undefined ? {} : { index }),
  };
}
