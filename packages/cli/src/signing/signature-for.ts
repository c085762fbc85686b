import { resolve } from 'node:path';
import type { OpenFolder } from '@weighbridge/core/node';
import type { SignatureSource } from '@weighbridge/weigh';
import type { Io } from '../io.ts';
import { readBytes } from '../read-input.ts';
import { real, realLink, within } from './ignored.ts';

const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;

/** The signature file as a weighing takes it: by its path inside the model, or by its bytes. */
export async function signatureFor(
  folder: OpenFolder,
  file: string,
  io: Io,
): Promise<SignatureSource> {
  const bytes = await readBytes(io.cwd, file, 'a signature', MAX_BUNDLE_BYTES);
  const inside = within(real(folder.path), realLink(resolve(io.cwd, file)));
  return inside === undefined ? { path: file, bytes } : { path: inside };
}
