/** Names of folders in which training programs keep models: before a slash, none of them is a repository's owner. */
const FOLDERS: ReadonlySet<string> = new Set(
  (
    'artifacts cache checkpoint checkpoints ckpt ckpts content data experiment experiments exp exps home local ' +
    'log logs mnt model models opt out output outputs pretrained pretrained_model pretrained_models result ' +
    'results root run runs save saved saved_model saved_models src tmp temp train training users weight weights workspace'
  ).split(' '),
);

/** Starts of paths: absolute, relative, a home folder, a drive, a share, a variable, a file. */
const START = /^(?:\/|\.{1,2}(?:[\\/]|$)|~|[A-Za-z]:(?:[\\/]|$)|\\\\|\$\w|\$\{|%\w+%|file:|dbfs:)/i;
/** Weight files; no repository is named like one. */
const WEIGHTS = /\.(?:bin|ckpt|gguf|ggml|h5|onnx|pt|pth|safetensors|tflite)$/i;

/**
 * Whether a text that should name a model names a path on a disk instead.
 *
 * A relative path of two parts has the form of a repository name. It counts as a path if its first part is a usual
 * folder name, or its last part is a training checkpoint: `outputs/my-model` and `acme/checkpoint-500` are paths,
 * `acme/my-model` is not.
 *
 * @see https://huggingface.co/docs/transformers/main_classes/model#transformers.PreTrainedModel.from_pretrained
 */
export function isLocalPath(text: string): boolean {
  if (START.test(text)) return true;
  if (/^[a-z][\w+.-]*:/i.test(text)) return false;
  if (WEIGHTS.test(text) || /[\\/]$/.test(text)) return true;
  const parts = text.split(/[\\/]/);
  if (parts.length > 2 || text.includes('\\')) return true;
  return parts.length === 2 && isWorkFolder(parts);
}

function isWorkFolder([first = '', last = '']: readonly string[]): boolean {
  return FOLDERS.has(first.toLowerCase()) || /^(?:checkpoint|epoch|step)[-_]?\d+$/i.test(last);
}
