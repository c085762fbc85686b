import type { FormatsPayload, FormatsPayloadFile } from '@weighbridge/evidence';
import type { Judgement } from '../../control.ts';
import { firstOf } from '../shared/shape.ts';

/** Format id of the pointer that Git LFS leaves in a clone in place of a file that it did not fetch. */
const POINTER = 'git-lfs-pointer';

/** What leaves a question about the files open, whatever the files say about themselves. */
export function openEnds({ files, complete }: FormatsPayload): Judgement | undefined {
  if (!complete) {
    return cannotTell('not every file was listed', 'Weigh a folder that contains only the model.');
  }
  if (files.length === 0) {
    return cannotTell('there is no file', 'Weigh the folder that holds the files of the model.');
  }
  const pointers = files.filter(({ format }) => format === POINTER);
  if (pointers.length > 0) {
    const what = named(pointers);
    return cannotTell(
      `Git LFS did not fetch ${what}`,
      `Run git lfs pull in the clone, which fetches what is missing: ${what}.`,
    );
  }
  const strangers = files.filter(({ format }) => format === null);
  if (strangers.length > 0) {
    const what = named(strangers);
    const [are, them] = strangers.length === 1 ? ['is', 'it'] : ['are', 'them'];
    return cannotTell(
      `${what} ${are} not in a known format`,
      `Find out what ${what} ${are}, and leave ${them} out of the folder if loading the model does not need ${them}.`,
    );
  }
  return undefined;
}

/** The judgement that something leaves the question open, with what to do about it. */
export function cannotTell(what: string, remedy: string): Judgement {
  return { outcome: 'inconclusive', message: `Cannot tell: ${what}.`, remedy };
}

/** The first file in path order, and how many more there are. */
export function named(files: readonly FormatsPayloadFile[]): string {
  return firstOf(files.map(({ path }) => path).sort());
}
