import type { Contradiction } from '../contradiction.ts';
import { baseModel } from './base-model.ts';
import { datasetBytes } from './dataset-bytes.ts';
import { dtype } from './dtype.ts';
import { embedding } from './embedding.ts';
import { ggufFileTypes } from './gguf-file-type.ts';
import { ggufHeader } from './gguf-header.ts';
import { indexTotals } from './index-totals.ts';
import { licence } from './licence.ts';
import { numberedFiles } from './numbered-files.ts';

/** Every comparison, in report order. */
export const contradictions: readonly Contradiction[] = [
  licence,
  dtype,
  embedding,
  baseModel,
  datasetBytes,
  ggufHeader,
  ggufFileTypes,
  indexTotals,
  numberedFiles,
];
