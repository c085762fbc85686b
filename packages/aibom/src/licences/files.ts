import type { DescribedFile } from '../description.ts';
import { spdxIds } from './spdx-ids.ts';

/** Names of files that hold the terms of the model: LICENSE, LICENSE.md, LICENSE-MODEL, MODEL_LICENSE, COPYING. */
const NAME =
  /^(?:(?:model|weights?|code|data|software|full|main)[-_. ])?(?:licen[cs]es?|copying|unlicense)(?:[-_. ][a-z\d._ -]{1,60})?$/i;
/** Folders for documents, in which such a file applies to everything in the folder above. */
const FOLDER = /^(?:docs?|legal|licen[cs]es?)$/i;
/** Terms of third-party parts. */
const OTHERS = /third|3rd|part(?:y|ies)|dependenc|vendor|notice|template|plate/i;
/** Names of data files and programs. */
const NO_TEXT =
  /\.(?:bin|c|ckpt|cpp|csv|gguf|gif|h5|jpe?g|js|json|jsonl|mjs|onnx|parquet|pb|pickle|pkl|png|ps1|pt|pth|py|safetensors|sh|svg|tflite|toml|ts|webp|xml|ya?ml|zip)$/i;

/** A folder of licence texts by id. @see https://reuse.software/spec-3.3/ */
const REUSE = 'LICENSES';

/** Whether a file may hold the licence of the model, by its name and place. */
export function isLicenceFile({ path, role }: DescribedFile): boolean {
  const [folder, name] = placeOf(path);
  if (role === 'model' || NO_TEXT.test(name) || OTHERS.test(name)) return false;
  if (folder === '') return NAME.test(name);
  if (!FOLDER.test(folder)) return false;
  return folder === REUSE || NAME.test(name) || idInName(path) !== undefined;
}

/** The folder's full path, empty for the root, and the file's name. */
function placeOf(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}

/** The licence in the name of a file in a folder of licences: an SPDX id, or a LicenseRef as REUSE defines it. */
export function idInName(path: string): string | undefined {
  const [, stem = ''] = /^licen[cs]es\/([^/]+?)(?:\.(?:txt|md))?$/i.exec(path) ?? [];
  const isOwn = path.startsWith(`${REUSE}/`) && /^LicenseRef-[A-Za-z\d.-]{1,100}$/.test(stem);
  return isOwn ? stem : spdxIds().get(stem.toLowerCase());
}
