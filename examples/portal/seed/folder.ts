import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says that the databases beside it were drawn and may be drawn again. */
const MARK = 'drawn-fleet.json';

/**
 * Makes the folder and empties it of an earlier fleet's databases.
 *
 * @throws {Error} when it holds databases that no seed made: those of a portal in use, say
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
      `${folder} holds databases that this command did not make (${databases.slice(0, 3).join(', ')}). ` +
        'Nothing was touched; choose another folder with --data, or remove them yourself.',
    );
  }
  writeFileSync(join(folder, MARK), `${JSON.stringify(drawn)}\n`);
  for (const file of databases) rmSync(join(folder, file));
}
