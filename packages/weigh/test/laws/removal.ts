import { spokenFor } from './documents.ts';
import type { Entry, Folder } from './folder.ts';
import { fileOf } from './model.ts';
import type { Random } from './random.ts';
import type { Step } from './step.ts';

/** More bytes than any document next to a model may have. */
const PADDING = ' '.repeat(9 * 1024 * 1024);

type Break = (bytes: Uint8Array) => Entry;

/** What happens to a file that is not deleted. */
const BREAKS: Readonly<Record<string, Break>> = {
  empty: () => fileOf('beside', ''),
  cut: (bytes) => fileOf('beside', bytes.slice(0, bytes.length >> 1)),
  overwrite: () => fileOf('beside', Uint8Array.of(255, 254, 0, 1)),
  pad: (bytes) => fileOf('beside', Buffer.concat([bytes, Buffer.from(PADDING)])),
  lock: () => ({ part: 'beside', kind: 'locked', what: 'file' }),
  link: () => ({ part: 'beside', kind: 'link', target: '/etc/hostname' }),
  pipe: () => ({ part: 'beside', kind: 'fifo' }),
};

/** Deletes or breaks a document about the model: the last one, or any. */
export function removal(folder: Folder, random: Random, isLast: boolean): Step {
  const beside = [...folder].filter(([, { part }]) => part === 'beside').map(([path]) => path);
  const next = new Map(folder);
  const [first] = beside;
  if (first === undefined) {
    return { kind: 'remove', what: 'nothing to remove', folder: next, controls: [] };
  }
  const path = isLast ? (beside.at(-1) ?? first) : random.pick(beside);
  const how = random.chance(0.5) ? 'delete' : random.pick(['delete all', ...Object.keys(BREAKS)]);
  const gone = how === 'delete all' ? beside : [path];
  for (const each of gone) next.delete(each);
  const broken = BREAKS[how]?.(bytesOf(folder.get(path)));
  if (broken !== undefined) next.set(path, { ...broken, broken: true });
  const controls = gone.flatMap(spokenFor);
  if (broken !== undefined) controls.push('WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'WB-BOM-4');
  return { kind: 'remove', what: `${how} ${path}`, folder: next, controls };
}

function bytesOf(entry: Entry | undefined): Uint8Array {
  return entry?.kind === 'file' ? entry.bytes : new Uint8Array();
}
