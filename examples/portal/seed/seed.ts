import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  drawFleet,
  entitiesOf,
  fillCatalog,
  fillPostures,
  withSqlite,
} from '@weighbridge/backstage-plugin-model-posture-backend/fleet/index.ts';

const HELP = `Fills a folder with the databases of a portal that knows a drawn fleet of models.

  pnpm --filter @weighbridge/example-portal seed --models 5000

  --models N    how many models (5000)
  --seed N      another fleet of the same kind (1)
  --data DIR    the folder; databases in it are replaced (.weighbridge/fleet of the repository)

Then start it with \`pnpm --filter @weighbridge/example-portal start:fleet\`.`;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    models: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: join(import.meta.dirname, '../../../.weighbridge/fleet') },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else {
  seed(resolve(process.env['INIT_CWD'] ?? '.', values.data)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}

async function seed(data: string): Promise<void> {
  const fleet = [
    ...drawFleet({ models: Number(values.models), seed: Number(values.seed), now: new Date() }),
  ];
  mkdirSync(data, { recursive: true });
  for (const file of readdirSync(data)) {
    if (/\.sqlite(-\w+)?$/.test(file)) rmSync(join(data, file));
  }
  await withSqlite(join(data, 'model-posture.sqlite'), (db) => fillPostures(db, fleet));
  await withSqlite(join(data, 'catalog.sqlite'), (db) => fillCatalog(db, entitiesOf(fleet)));
  console.log(`${fleet.length} models are in ${data}; start them with
  PORTAL_DATA=${data} pnpm --filter @weighbridge/example-portal start:fleet`);
}
