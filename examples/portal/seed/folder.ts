import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the databases next to it as generated, so they can be generated again. */
const MARK = 'drawn-fleet.json';

/**
 * Makes the folder and removes the databases of an earlier fleet.
 *
 * @throws {Error} when it contains databases that no seed made, for instance those of a portal in use
 */
export function clearFolder(folder: string, drawn: object): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`${folder} cannot be made; name a folder with --data`, { cause: error });
  }
  const databases = readdirSync(folder).filter((file) => /\.sqlite(-\w+)?$/.test(file));
  if (databases.length > 0 && !existsSync(join(folder, MARK))) {
    throw new Error(
      `${folder} contains databases that this command did not make (${databases.slice(0, 3).join(', ')}). ` +
        'Nothing was touched; choose another folder with --data, or remove them yourself.',
    );
  }
  writeFileSync(join(folder, MARK), `${JSON.stringify(drawn)}\n`);
  for (const file of databases) rmSync(join(folder, file));
}
