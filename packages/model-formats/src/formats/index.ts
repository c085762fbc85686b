import type { Format } from '../format.ts';
import { arrow } from './arrow.ts';
import { bzip2 } from './bzip2.ts';
import { csv } from './csv.ts';
import { elf } from './elf.ts';
import { empty } from './empty.ts';
import { gguf } from './gguf.ts';
import { gif } from './gif.ts';
import { gitAttributes } from './git-attributes.ts';
import { gitLfsPointer } from './git-lfs-pointer.ts';
import { gzip } from './gzip.ts';
import { hdf5 } from './hdf5.ts';
import { html } from './html.ts';
import { jar } from './jar.ts';
import { jinja } from './jinja.ts';
import { jpeg } from './jpeg.ts';
import { jsonLines } from './json-lines.ts';
import { json } from './json.ts';
import { kerasZip } from './keras-zip.ts';
import { licence } from './licence.ts';
import { lz4 } from './lz4.ts';
import { machO } from './mach-o.ts';
import { markdown } from './markdown.ts';
import { notebook } from './notebook.ts';
import { npyObject } from './npy-object.ts';
import { npy } from './npy.ts';
import { npz } from './npz.ts';
import { onnxExternalData } from './onnx-external-data.ts';
import { onnx } from './onnx.ts';
import { parquet } from './parquet.ts';
import { pdf } from './pdf.ts';
import { pe } from './pe.ts';
import { pickle } from './pickle.ts';
import { plainText } from './plain-text.ts';
import { png } from './png.ts';
import { pythonBytecode } from './python-bytecode.ts';
import { python } from './python.ts';
import { rar } from './rar.ts';
import { safetensorsIndex } from './safetensors-index.ts';
import { safetensors } from './safetensors.ts';
import { sentencePiece } from './sentence-piece.ts';
import { sevenZip } from './seven-zip.ts';
import { shell } from './shell.ts';
import { sigstoreBundle } from './sigstore-bundle.ts';
import { sourceCode } from './source-code.ts';
import { tar } from './tar.ts';
import { text } from './text.ts';
import { tfSavedModel } from './tf-saved-model.ts';
import { tflite } from './tflite.ts';
import { toml } from './toml.ts';
import { torchZip } from './torch-zip.ts';
import { wasm } from './wasm.ts';
import { webp } from './webp.ts';
import { xz } from './xz.ts';
import { yaml } from './yaml.ts';
import { zip } from './zip.ts';
import { zstd } from './zstd.ts';

/**
 * Registry of every format, in the order in which they are tried: formats that can run code come first, so that bytes
 * of two formats are never taken for the harmless one. For example, a PyTorch archive is also a zip, so `torchZip`
 * precedes `zip`, and a `.csv` file whose bytes are a pickle that runs code is a pickle.
 */
export const formats: readonly Format[] = [
  empty,
  pickle,
  elf,
  pe,
  machO,
  wasm,
  torchZip,
  kerasZip,
  npz,
  jar,
  zip,
  sevenZip,
  rar,
  tar,
  gzip,
  zstd,
  bzip2,
  xz,
  lz4,
  hdf5,
  gitLfsPointer,
  safetensors,
  safetensorsIndex,
  gguf,
  onnx,
  tflite,
  tfSavedModel,
  npy,
  npyObject,
  sentencePiece,
  parquet,
  arrow,
  onnxExternalData,
  png,
  jpeg,
  gif,
  webp,
  pdf,
  pythonBytecode,
  shell,
  python,
  notebook,
  sourceCode,
  html,
  jinja,
  gitAttributes,
  sigstoreBundle,
  json,
  jsonLines,
  yaml,
  toml,
  csv,
  markdown,
  licence,
  plainText,
  text,
];
