/** Folders in which trainings keep models: before a slash none of them is the owner of a repository. */
const FOLDERS: ReadonlySet<string> = new Set(
  (
    'artifacts cache checkpoint checkpoints ckpt ckpts content data experiment experiments exp exps home local ' +
    'log logs mnt model models opt out output outputs pretrained pretrained_model pretrained_models result ' +
    'results root run runs save saved saved_model saved_models src tmp temp train training users weight weights workspace'
  ).split(' '),
);

/** Starts of paths: absolute, relative, of a home folder, of a drive, of a share, of a variable, of a file. */
const START = /^(?:\/|\.{1,2}(?:[\\/]|$)|~|[A-Za-z]:(?:[\\/]|$)|\\\\|\$\w|\$\{|%\w+%|file:|dbfs:)/i;
/** Files of weights, which no repository is. */
const WEIGHTS = /\.(?:bin|ckpt|gguf|ggml|h5|onnx|pt|pth|safetensors|tflite)$/i;

/**
 * Whether a text that should name a model names a place on a disk instead.
 *
 * A relative path of two parts has the form of a repository's name: it is taken for a path where its first
 * part is a folder's usual name, or its last one a checkpoint of a training.
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
