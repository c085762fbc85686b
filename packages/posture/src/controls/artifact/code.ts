import type { CodePayload, CodePayloadFile } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import { cut } from '../../text.ts';
import { cannotTell, named, openEnds } from './files.ts';

/** Formats that store objects as programs that rebuild them. */
const PICKLED: readonly unknown[] = ['pickle', 'torch-zip', 'npy-object', 'npz'];
/** Formats that store layers or a graph together with the code they run. */
const GRAPHS: readonly unknown[] = ['hdf5', 'keras-zip', 'tf-saved-model'];

/** What `artifact/code` says to WB-ART-1: whether loading any file could run code that came with it. */
export function judgeCode(payload: CodePayload): Judgement {
  const { files, skippedCount } = payload;
  const open = openEnds(payload) ?? judgeCarriers(files);
  if (open !== undefined) return open;
  if (skippedCount > 0) {
    return cannotTell(
      `${skippedCount} of the folder's entries were not read`,
      'Replace links and special files by the files that are meant, make all of them readable, and weigh again.',
    );
  }
  return { outcome: 'supports', message: `No file can run code when it is loaded.${note(files)}` };
}

function judgeCarriers(files: readonly CodePayloadFile[]): Judgement | undefined {
  const carriers = files.filter(({ canCarryCode }) => canCarryCode === 'yes');
  const carrier = firstByPath(carriers);
  if (carrier !== undefined) {
    const what = `${named(carriers)} can carry code, and nothing has looked inside`;
    return cannotTell(what, remedyFor(carrier, carriers));
  }
  const unclear = files.filter(
    ({ canCarryCode, wellFormed }) => canCarryCode !== 'no' || wellFormed === false,
  );
  const first = firstByPath(unclear);
  if (first === undefined) return undefined;
  const carry = unclear.length === 1 ? 'carries' : 'carry';
  return cannotTell(
    `nothing says whether ${named(unclear)} ${carry} code`,
    remedyForUnclear(first),
  );
}

/**
 * What to do about files that can carry code. It depends on the format of the first of them: no single advice fits all.
 */
function remedyFor(first: CodePayloadFile, carriers: readonly CodePayloadFile[]): string {
  const advice = adviceFor(first);
  const alike = carriers.filter((file) => adviceFor(file) === advice);
  const others = carriers.length - alike.length;
  const rest = others === 0 ? '' : ` Then see to the others that can carry code (${others}).`;
  return `${advice(cut(named(alike)), alike.length > 1)}${rest}`;
}

type Advice = (what: string, several: boolean) => string;

const EXPORT: Advice = (what, several) =>
  `Export what ${what} ${several ? 'hold' : 'holds'} to a format that runs no code, such as safetensors or ONNX, and leave ${what} out, or take the model from a source that ships one.`;
const EXPORT_GRAPH: Advice = (what, several) =>
  `Export what ${what} ${several ? 'hold' : 'holds'} as safetensors or ONNX, and leave ${what} out.`;
const UNPACK: Advice = (what, several) =>
  `Unpack ${what} and weigh what is in ${several ? 'them instead of the archives' : 'it instead of the archive'}.`;
const OTHER_FORMAT: Advice = (what) =>
  `Take the model in a format that is read here, such as ONNX or GGUF, instead of ${what}: nothing here looks for code in such files.`;
const READ: Advice = (what, several) =>
  `Read what ${what} ${several ? 'do' : 'does'}, and leave ${several ? 'them' : 'it'} out of the folder if loading the model does not need ${several ? 'them' : 'it'}.`;

function adviceFor({ format, role }: CodePayloadFile): Advice {
  if (PICKLED.includes(format)) return EXPORT;
  if (GRAPHS.includes(format)) return EXPORT_GRAPH;
  if (role === 'archive') return UNPACK;
  return role === 'model' ? OTHER_FORMAT : READ;
}

function remedyForUnclear(file: CodePayloadFile): string {
  const { wellFormed, coverageComplete, format } = file;
  const path = cut(file.path);
  if (wellFormed === false) return `Fetch or export ${path} again: it is not well-formed.`;
  if (!coverageComplete) {
    return `Look into ${path}, which was not read to its end, or leave it out of the folder if loading the model does not need it.`;
  }
  if (format !== 'onnx') {
    return `Find out what ${path} is, since its name and its bytes do not agree; name it as what it is, or leave it out of the folder if loading the model does not need it.`;
  }
  return `Find out which code ${path} asks for that is not in it, and whether whoever serves the model installs it.`;
}

/** Chat templates run when prompts are rendered, in a sandbox, and not when the model is loaded. */
function note(files: readonly CodePayloadFile[]): string {
  const holding = files.filter(({ chatTemplate }) => chatTemplate);
  if (holding.length === 0) return '';
  return ` Not analysed: the chat template in ${named(holding)}.`;
}

/** The file that `named` names. */
function firstByPath(files: readonly CodePayloadFile[]): CodePayloadFile | undefined {
  const [first] = files.map(({ path }) => path).sort();
  return files.find(({ path }) => path === first);
}
