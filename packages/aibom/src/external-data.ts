import type { FormatReading } from '@weighbridge/model-formats';
import type { DescribedFile } from './description.ts';

/** Findings that say a graph and the files it reads tensors from do not fit together. */
const MISFITS = ['onnx/external-data', 'onnx/size-mismatch'];

/**
 * The files, with those that a graph wholly accounts for told apart from strangers.
 *
 * Raw tensor bytes have no mark of their own and any name. Such a file is recognised only when a graph of
 * the folder reads tensors from all of it and fits it; bytes that no tensor claims leave it unknown. A file
 * that its own bytes tell to be something else stays that.
 */
export function recogniseExternalData(
  files: readonly DescribedFile[],
  readings: ReadonlyMap<string, FormatReading>,
): readonly DescribedFile[] {
  const covered = new Set<string>();
  for (const { facts, findings } of readings.values()) {
    const fits = !findings.some(({ ruleId }) => MISFITS.some((rule) => ruleId.startsWith(rule)));
    if (!fits) continue;
    for (const data of facts.externalData ?? []) if (data.covered) covered.add(data.path);
  }
  return files.map((file) =>
    covered.has(file.path) && isRawBytes(file) ? { ...file, ...TENSOR_BYTES } : file,
  );
}

function isRawBytes({ format }: DescribedFile): boolean {
  return format === null || format === TENSOR_BYTES.format;
}

const TENSOR_BYTES = {
  format: 'onnx-external-data',
  mediaType: 'application/octet-stream',
  role: 'model',
  canCarryCode: 'no',
  wellFormed: true,
  coverageComplete: true,
} as const;
