/**
 * Kills one of two replicas at 50 random moments, or as many as the first argument says, on SQLite and on PostgreSQL,
 * and writes the results to `bench/results/kill-replicas.txt`: `pnpm --filter
 * @weighbridge/backstage-plugin-model-posture-backend kill-replicas`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@weighbridge/testkit/postgres';
import { killReplicas } from './kill-replicas.ts';
import type { Moment } from './kill-replicas.ts';

const RESULTS = fileURLToPath(new URL('../../bench/results/', import.meta.url));
const LEASE_MS = 2_000;
const DISCOVERY_MS = 1_000;
const moments = Number(process.argv[2] ?? 50);

const atMost = (values: readonly number[]) => Math.max(...values);
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function linesOf(name: string, all: readonly Moment[]): readonly string[] {
  const left = all.map((each) => each.left);
  const weighed = all.map((each) => each.weighedMs);
  const listed = all.map((each) => each.listedMs);
  return [
    `${name}: ${all.length} kills, ${left.filter((each) => each > 0).length} of them while models were left (at most ${atMost(left)} of 12)`,
    `  every model weighed again after: median ${median(weighed)} ms, at most ${atMost(weighed)} ms (lease ${LEASE_MS} ms)`,
    `  a change of the catalog taken over after: median ${median(listed)} ms, at most ${atMost(listed)} ms (interval ${DISCOVERY_MS} ms)`,
    `  models not weighed exactly once in a round: ${all.flatMap(({ wrong }) => wrong).length}`,
  ];
}

async function onDatabase(
  name: string,
  database: { readonly client: 'pg' | 'better-sqlite3'; readonly connection: string },
): Promise<readonly string[]> {
  let done = 0;
  const all = await killReplicas(
    { ...database, leaseMs: LEASE_MS, discoveryMs: DISCOVERY_MS },
    moments,
    (moment) =>
      process.stderr.write(`${name} ${(done += 1)}/${moments} ${JSON.stringify(moment)}\n`),
  );
  return linesOf(name, all);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-replicas-'));
  const sqlite = await onDatabase('SQLite', {
    client: 'better-sqlite3',
    connection: join(folder, 'posture.sqlite'),
  });
  rmSync(folder, { recursive: true });
  await using server = await startPostgres();
  const postgres = await onDatabase('PostgreSQL', { client: 'pg', connection: server.url });
  mkdirSync(RESULTS, { recursive: true });
  const lines = [...sqlite, ...postgres];
  writeFileSync(join(RESULTS, 'kill-replicas.txt'), `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

void main();
