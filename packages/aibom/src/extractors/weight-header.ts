import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList, ModelFiles } from '../extractor.ts';
import { declaredQuantisations } from '../quantisation/declared.ts';
import { at } from '../text.ts';
import { folderOf } from '../weights/names.ts';
import { weightTotals } from '../weights/totals.ts';
import type { DeclaredSet, WeightTotals } from '../weights/totals.ts';
import type { WeightSet } from '../weights/weight-set.ts';

/** Facts about the weights themselves: the number of elements and parameters, their types, and metadata. */
export const weightHeader = defineExtractor({
  id: 'weight-header',
  title: 'Headers of weight files',
  citations: [
    'https://huggingface.co/docs/safetensors/index#format',
    'https://onnx.ai/onnx/intro/concepts.html',
  ],
  async extract(files) {
    const list = claimList('measured', files.limits);
    const sets = files.weights;
    const [first] = sets.filter(({ readings }) => readings.length > 0);
    const totals = weightTotals(await Promise.all(sets.map((set) => withDeclared(set, files))));
    for (const [set] of Map.groupBy(sets, ({ format }) => format).values())
      if (set !== undefined) addFormat(list, set);
    for (const set of sets) addIndex(list, set, totals.parameters !== undefined);
    if (first === undefined) {
      const [unread] = sets;
      if (unread !== undefined) list.add('model.weightFiles', totals.files, unread.path);
      return list;
    }
    addTotals(list, totals, `${first.path}@${headerOffset(first)}`);
    addMetadata(list, first);
    return list;
  },
});

/** What is declared about a set: in its own folder, or else at the top. */
async function withDeclared(set: WeightSet, files: ModelFiles): Promise<DeclaredSet> {
  const folder = folderOf(set.path);
  const beside = {
    has: (path: string) => files.has(`${folder}${path}`),
    json: (path: string) => files.json(`${folder}${path}`),
  };
  const own = await declaredQuantisations(beside);
  return [set, own.length > 0 || folder === '' ? own : await declaredQuantisations(files)];
}

/** Only what was counted is measured: for packed weights these are elements, and parameters are derived. */
function addTotals(list: ClaimList, totals: WeightTotals, locator: string): void {
  const isPacked = totals.packed.length > 0;
  const isCounted = !isPacked && totals.parameters !== undefined;
  if (isCounted) list.add('model.parametersByDtype', totals.elementsByDtype, locator);
  else list.add('model.storedElements', totals.elements, locator);
  if (isPacked) list.add('model.storedElementsByDtype', totals.elementsByDtype, locator);
  list.add('model.parameters', totals.parameters, locator, isPacked ? 'inferred' : 'measured');
  if (isPacked) {
    const packing = {
      layouts: totals.packed,
      ...(totals.unclear.length === 0 ? {} : { notUnderstood: totals.unclear }),
    };
    list.add('model.packing', packing, locator, 'inferred');
  }
  list.add('model.tensors', totals.tensors, locator);
  list.add('model.weightFiles', totals.files, locator);
}

/** The format, as the bytes or else only the name indicate it. */
function addFormat(list: ClaimList, { path, format, isNamed }: WeightSet): void {
  list.add('model.format', format, path, isNamed ? 'inferred' : 'measured');
}

/**
 * What an index declares about the whole; it serves as the model's figure where the bytes are not here to be counted.
 */
function addIndex(list: ClaimList, { index }: WeightSet, isCounted: boolean): void {
  if (index === undefined) return;
  const { path, totalParameters, totalSizeBytes, fileCount } = index;
  const field = isCounted ? 'model.declaredParameters' : 'model.parameters';
  list.add(field, totalParameters, at(path, 'metadata', 'total_parameters'), 'declared');
  list.add('model.weightBytes', totalSizeBytes, at(path, 'metadata', 'total_size'), 'declared');
  if (!isCounted) list.add('model.weightFiles', fileCount, at(path, 'weight_map'), 'declared');
}

/** Free text in a header is a declaration, even though it is in the bytes. */
function addMetadata(list: ClaimList, set: WeightSet): void {
  const metadata = set.readings[0]?.facts.metadata ?? {};
  if (Object.keys(metadata).length === 0) return;
  list.add('model.headerMetadata', metadata, `${set.path}@${headerOffset(set)}`, 'declared');
}

/** A safetensors header begins after its eight length bytes; other headers begin at the start of the file. */
function headerOffset(set: WeightSet): number {
  return set.readings[0]?.format === 'safetensors' ? 8 : 0;
}
