import type { InventoryPayload } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import { cut } from '../../text.ts';

/** What `artifact/inventory` says to WB-ART-2: whether every entry of the folder could be looked at. */
export function judgeInventory({ files, skipped, skippedCount }: InventoryPayload): Judgement {
  if (files === 0) {
    return {
      outcome: 'inconclusive',
      message: 'The folder holds no file.',
      remedy: 'Weigh the folder that holds the files of the model.',
    };
  }
  const left = Math.max(skippedCount, skipped.length);
  if (left > 0) {
    const [example] = skipped;
    const first = example === undefined ? '' : `, for instance ${cut(example.path)}`;
    return {
      outcome: 'inconclusive',
      message: `${left} of the folder's entries were not read${first}.`,
      remedy: `Put the files themselves where links and special files are, make them readable, and weigh again${first}.`,
    };
  }
  return { outcome: 'supports', message: 'Every entry of the folder was looked at.' };
}
