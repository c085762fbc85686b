import type { JsonObject } from '@weighbridge/core';
import type { Judgement } from '../../control.ts';
import { cut } from '../../text.ts';
import { isCount, member, misshapen, objectsOf, textOf } from '../shared/shape.ts';

/** What `artifact/inventory` says to WB-ART-2: whether every entry of the folder could be looked at. */
export function judgeInventory(payload: JsonObject): Judgement {
  const files = member(payload, 'files');
  const skippedCount = member(payload, 'skippedCount');
  const skipped = objectsOf(payload, 'skipped');
  if (!isCount(files) || !isCount(skippedCount) || skipped === undefined) {
    return misshapen('files, skippedCount or skipped is missing or of another type');
  }
  if (files === 0) {
    return {
      outcome: 'inconclusive',
      message: 'The folder holds no file.',
      remedy: 'Weigh the folder that holds the files of the model.',
    };
  }
  const left = Math.max(skippedCount, skipped.length);
  if (left > 0) {
    const example = textOf(skipped[0] ?? {}, 'path');
    const first = example === '' ? '' : `, for instance ${cut(example)}`;
    return {
      outcome: 'inconclusive',
      message: `${left} of the folder's entries were not read${first}.`,
      remedy: `Put the files themselves where links and special files are, make them readable, and weigh again${first}.`,
    };
  }
  return { outcome: 'supports', message: 'Every entry of the folder was looked at.' };
}
