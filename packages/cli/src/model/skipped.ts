import type { ModelDescription } from '@weighbridge/aibom';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';

/** Reports on stderr what was not read in the folder, and how to have links followed. */
export async function remarkSkipped(
  io: Pick<Io, 'stderr'>,
  skipped: ModelDescription['skipped'],
): Promise<void> {
  const [first] = skipped;
  if (first === undefined) return;
  const others = skipped.length === 1 ? '' : ` and ${skipped.length - 1} more`;
  await remark(io, `not read: ${first.path}${others} (${first.reason})`);
  const links = skipped.filter(({ kind }) => kind === 'symlink').length;
  if (links === 0) return;
  await remark(
    io,
    'links that lead out of the model are not followed; --allow-root <folder> allows one folder.',
  );
}
