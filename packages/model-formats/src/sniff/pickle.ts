import { hasExtension } from './bytes.ts';
import { walkPickle } from './pickle-walk.ts';

/** Extensions of files that their loaders unpickle. */
const PICKLED = ['.pkl', '.pickle', '.dill', '.joblib', '.pt', '.pth', '.ckpt'];
const PROTO = 0x80;

/**
 * Whether an unpickler runs on this head: it reaches a call; or it stops or continues after the head, and the first
 * opcode (PROTO) or the name shows that the file is meant to be unpickled.
 */
export function isPickle(head: Uint8Array, path: string, sizeBytes: number): boolean {
  const outcome = walkPickle(head, sizeBytes);
  if (outcome === 'code') return true;
  return outcome !== 'no' && (head[0] === PROTO || hasExtension(path, PICKLED));
}
