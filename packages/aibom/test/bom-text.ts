import type { FolderSource } from '@weighbridge/core';
import { describeModel, serializeBom, toCycloneDx } from '../src/index.ts';
import { digestsOf, folderOf, fullModel } from './fixture.ts';

/** Options that do not depend on the machine. */
export const OPTIONS = {
  timestamp: new Date('2026-11-23T12:00:00Z'),
  tool: { name: '@weighbridge/aibom', version: '0.0.0-golden' },
  author: { name: 'Example Team', email: 'team@example.org' },
};

/** The text of a folder's BOM: by default, that of the model with every kind of source. */
export async function bomText(
  folder: FolderSource = folderOf(fullModel()),
  options: object = OPTIONS,
): Promise<string> {
  const description = await describeModel(folder, { digests: digestsOf(fullModel()) });
  return serializeBom(toCycloneDx(description, options));
}
