import type { ByteSource } from '@weighbridge/core';
import type { Limits } from '../limits.ts';
import { ByteWindow } from '../window.ts';
import type { MessageSpec } from './message.ts';
import type { WalkProblem } from './problem.ts';
import { WalkStop } from './problem.ts';
import type { Frame } from './walker.ts';
import { Walker } from './walker.ts';

/** A tag with a length or number is never longer than this, bytes. */
const LONGEST_PREFIX = 20;

/** How far a walk may go, and the callback for problems. */
export interface WalkOptions {
  readonly limits: Limits;
  readonly signal?: AbortSignal | undefined;
  onProblem(problem: WalkProblem): void;
}

/**
 * Walks one protobuf message in a source, filling drafts by its schema and skipping what the schema does not ask for;
 * returns whether it reached the end.
 *
 * Stricter than a protobuf library: a known field with the wrong wire type, a second value of a singular field and
 * groups are problems. No recursion: nesting is bounded by `limits.maxDepth`.
 * Cost: O(fields) time; reads only what is not skipped, in windows.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export async function walkMessage<C>(
  source: ByteSource,
  spec: MessageSpec<C>,
  draft: C,
  options: WalkOptions,
): Promise<boolean> {
  const { limits, signal, onProblem } = options;
  const window = new ByteWindow(source, {
    maxReadBytes: limits.maxReadBytes,
    signal,
  });
  const root: Frame = {
    spec: spec as MessageSpec<unknown>,
    name: spec.name,
    draft,
    end: source.sizeBytes,
    seen: 0,
    done: () => {},
  };
  const walker = new Walker(window, root, limits, onProblem);
  try {
    for (let at = 0; ;) {
      const frame = walker.leave(at);
      if (frame === undefined) return true;
      if (!window.holds(at, LONGEST_PREFIX)) await hold(window, at, LONGEST_PREFIX, frame);
      const { next, wanted } = walker.field(frame, at);
      if (wanted > 0) {
        if (!window.holds(next, wanted)) await hold(window, next, wanted, frame);
        walker.take(next, wanted);
      }
      at = next + wanted;
    }
  } catch (error) {
    if (!(error instanceof WalkStop)) throw error;
    onProblem(error.problem);
    return false;
  }
}

async function hold(window: ByteWindow, at: number, length: number, frame: Frame): Promise<void> {
  if (await window.fill(at, length)) return;
  throw new WalkStop({
    kind: 'limit',
    message: `${frame.name}: the reader would have to read more bytes than the limit`,
    at,
    where: frame.name,
  });
}
