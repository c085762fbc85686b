import type { FormatsPayload, FormatsPayloadFile } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import { cannotTell, named, openEnds } from './files.ts';

/** Roles of files that no loader builds a model from. */
const BESIDE_THE_MODEL: readonly unknown[] = ['config', 'document', 'data'];

/** What `artifact/formats` says to WB-ART-2: whether every file of the model is well-formed. */
export function judgeWellFormed(payload: FormatsPayload): Judgement {
  const { files } = payload;
  const broken = files.filter(({ wellFormed }) => wellFormed === false);
  if (broken.length > 0) {
    return {
      outcome: 'adverse',
      message: `${named(broken)} ${broken.length === 1 ? 'is' : 'are'} not well-formed.`,
      remedy: `Fetch or export again what is not well-formed: ${named(broken)}.`,
    };
  }
  const loadable = files.filter(({ role }) => !BESIDE_THE_MODEL.includes(role));
  return openEnds(payload) ?? judgeLoadable(loadable);
}

function judgeLoadable(files: readonly FormatsPayloadFile[]): Judgement {
  const unread = files.filter(({ wellFormed }) => wellFormed !== true);
  if (unread.length > 0) {
    const what = named(unread);
    return cannotTell(
      `nothing has read ${what}`,
      `Check ${what} by other means, as nothing here reads the format, or leave out of the folder what loading the model does not need.`,
    );
  }
  const partly = files.filter(({ coverageComplete }) => !coverageComplete);
  if (partly.length > 0) {
    const what = named(partly);
    return cannotTell(
      `${what} ${partly.length === 1 ? 'was' : 'were'} read only in part`,
      `See in the findings which part of ${what} was not read and why, then weigh again.`,
    );
  }
  if (!files.some(({ role }) => role === 'model' || role === undefined)) {
    return cannotTell(
      'no file here is in a format that is known to hold a model',
      'Weigh the folder that holds the weights, in a format that is read here, such as safetensors, GGUF or ONNX.',
    );
  }
  return { outcome: 'supports', message: 'Every file of the model is well-formed.' };
}
