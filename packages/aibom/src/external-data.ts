import type { FormatReading } from '@weighbridge/model-formats';
import type { DescribedFile } from './description.ts';

/** Findings that say that a graph does not match the files it reads tensors from. */
const MISFITS = ['onnx/external-data', 'onnx/size-mismatch'];

/**
 * The files, with those that a graph fully accounts for marked as its external data.
 *
 * Raw tensor bytes have no signature and can have any name. Such a file is recognised only when a graph in the folder
 * reads tensors from all of it and matches it; bytes that no tensor claims leave it unknown. A file whose own bytes
 * identify it as something else keeps that format.
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
