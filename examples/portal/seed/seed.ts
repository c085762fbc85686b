import { join, resolve } from 'node:path';
import {
  entitiesOf,
  fillCatalog,
  fillPostures,
  listFleet,
  withSqlite,
} from '@weighbridge/backstage-plugin-model-posture-backend/fleet/index.ts';
import { clearFolder } from './folder.ts';
import { readOptions } from './options.ts';

const HELP = `Fills a folder with the databases of a portal with a generated fleet of models.

  pnpm --filter @weighbridge/example-portal seed --models 5000

  --models N    how many models, 1 to 100,000 (5000)
  --seed N      another fleet of the same kind (1)
  --data DIR    the folder (PORTAL_DATA, else .weighbridge/fleet of the repository); a fleet that was
                drawn there is replaced, other databases are left alone

Then start it with \`pnpm --filter @weighbridge/example-portal start:fleet\`.`;

interface Plan {
  readonly models: number;
  readonly seed: number;
  readonly folder: string;
}

const DEFAULT_FOLDER = join(import.meta.dirname, '../../../.weighbridge/fleet');

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const plan = prepare(process.argv.slice(2));
  if (plan === undefined) process.exitCode = 3;
  else if (plan === 'help') console.log(HELP);
  else await fill(plan);
}

/** What to do, with the folder ready for it; undefined after an error message. */
function prepare(args: readonly string[]): Plan | 'help' | undefined {
  try {
    const options = readOptions(args);
    if (options === undefined) return 'help';
    const { models, seed, data } = options;
    const folder = folderOf(data);
    clearFolder(folder, { models, seed });
    return { models, seed, folder };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nSee --help.`);
    return undefined;
  }
}

/**
 * The target: what was typed, relative to where it was typed; otherwise the folder that the portal reads, which
 * resolves its `PORTAL_DATA` against the folder of this example.
 */
function folderOf(data: string | undefined): string {
  const portal = join(import.meta.dirname, '..');
  if (data !== undefined) return resolve(process.env['INIT_CWD'] ?? '.', data);
  return resolve(portal, process.env['PORTAL_DATA'] || DEFAULT_FOLDER);
}

async function fill({ models, seed, folder }: Plan): Promise<void> {
  const fleet = { models, seed, now: new Date() };
  const tell = progress(models);
  await withSqlite(join(folder, 'model-posture.sqlite'), (db) => fillPostures(db, fleet, tell));
  const entities = entitiesOf(listFleet(fleet));
  await withSqlite(join(folder, 'catalog.sqlite'), (db) => fillCatalog(db, entities));
  console.log(`${models} models are in ${folder}; start them with
  PORTAL_DATA=${folder} pnpm --filter @weighbridge/example-portal start:fleet`);
}

/** Reports progress: on one line of a terminal, otherwise a line for every tenth of a large fleet. */
function progress(models: number): (stored: number) => void {
  let told = 0;
  return (stored) => {
    const isLast = stored === models;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${stored} of ${models} models${isLast ? '\n' : ''}`);
    } else if (models >= 1_000 && stored - told >= models / 10) {
      told = stored;
      process.stderr.write(`${stored} of ${models} models\n`);
    }
  };
}
