import type { FormatSamples } from '../support/sample.ts';
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

/** Registry: the samples of every format, by name. */
export const formatSamples: readonly FormatSamples[] = [
  arrow,
  bzip2,
  csv,
  elf,
  empty,
  gguf,
  gif,
  gitAttributes,
  gitLfsPointer,
  gzip,
  hdf5,
  html,
  jar,
  jinja,
  jpeg,
  json,
  jsonLines,
  kerasZip,
  licence,
  lz4,
  machO,
  markdown,
  notebook,
  npy,
  npyObject,
  npz,
  onnx,
  onnxExternalData,
  parquet,
  pdf,
  pe,
  pickle,
  plainText,
  png,
  python,
  pythonBytecode,
  rar,
  safetensors,
  safetensorsIndex,
  sentencePiece,
  sevenZip,
  shell,
  sigstoreBundle,
  sourceCode,
  tar,
  text,
  tfSavedModel,
  tflite,
  toml,
  torchZip,
  wasm,
  webp,
  xz,
  yaml,
  zip,
  zstd,
];
