import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';
import { askForAll, countDue } from '../../src/store/claims.ts';
import { migrate } from '../../src/store/database.ts';
import { readDropped } from '../../src/store/postures.ts';
import { connectTo } from './connect.ts';
import type { ReplicaOptions } from './connect.ts';

const REPLICA = fileURLToPath(new URL('replica.ts', import.meta.url));
const MODELS = 12;
const PATIENCE_MS = 120_000;

/** The result of killing one of two replicas at one moment. */
export interface Moment {
  readonly killed: number;
  /** From the start of the round to the kill, ms. */
  readonly afterMs: number;
  /** Models that were not weighed when it was killed. */
  readonly left: number;
  /** From the kill until every model was weighed, ms. */
  readonly weighedMs: number;
  /** From the kill until a simultaneous change of the catalog was stored, ms. */
  readonly listedMs: number;
  /** Statement counts of models in this round that are not one. */
  readonly wrong: readonly string[];
}

/** Two replicas on one database; one or the other is killed while they weigh. */
export async function killReplicas(
  options: Pick<ReplicaOptions, 'client' | 'connection' | 'leaseMs' | 'discoveryMs'>,
  moments: number,
  told: (moment: Moment) => void = () => {},
): Promise<readonly Moment[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kill-replicas-'));
  const replica = { ...options, workMs: 120, catalog: join(folder, 'catalog.json') };
  await writeCatalog(replica.catalog, 'begin');
  const db = connectTo(options);
  await migrate(db);
  const processes = await Promise.all([startReplica(replica), startReplica(replica)]);
  const all: Moment[] = [];
  try {
    await until(async () => (await db('postures').distinct('entity_ref')).length === MODELS);
    await until(async () => (await countDue(db)) === 0);
    for (let i = 0; i < moments; i += 1) {
      const killed = Math.floor(Math.random() * 2);
      const moment = await killOne(db, processes, killed, replica, i);
      all.push(moment);
      told(moment);
      processes[killed] = await startReplica(replica);
    }
  } finally {
    for (const each of processes) each.kill('SIGKILL');
    await db.destroy();
    await rm(folder, { recursive: true });
  }
  return all;
}

async function killOne(
  db: Knex,
  processes: readonly ChildProcess[],
  killed: number,
  replica: ReplicaOptions,
  round: number,
): Promise<Moment> {
  const before = await statements(db);
  await askForAll(db, new Date());
  const afterMs = Math.round(Math.random() * 700);
  await sleep(afterMs);
  const left = await countDue(db);
  const victim = processes[killed];
  const gone = victim === undefined ? undefined : once(victim, 'exit');
  victim?.kill('SIGKILL');
  const at = performance.now();
  await gone;
  const title = `round ${round}`;
  await writeCatalog(replica.catalog, title);
  const listed = until(async () => {
    const row = await db('models').where({ title }).first('entity_ref');
    return row !== undefined;
  }).then(() => Math.round(performance.now() - at));
  await until(async () => (await countDue(db)) === 0);
  const weighedMs = Math.round(performance.now() - at);
  const listedMs = await listed;
  const after = await statements(db);
  const wrong = [...after].flatMap(([ref, count]) => {
    const made = count - (before.get(ref) ?? 0);
    return made === 1 ? [] : [`${ref}: ${made}`];
  });
  return { killed, afterMs, left, weighedMs, listedMs, wrong };
}

/** Statements of each model so far, including those that were thinned out. */
async function statements(db: Knex): Promise<ReadonlyMap<string, number>> {
  const rows: readonly { entity_ref: string; dropped: string | null }[] = await db(
    'postures',
  ).select('entity_ref', 'dropped');
  const counts = new Map<string, number>();
  for (const { entity_ref: ref, dropped } of rows) {
    const gone = readDropped(dropped)?.total ?? 0;
    counts.set(ref, (counts.get(ref) ?? 0) + 1 + gone);
  }
  return counts;
}

/** The catalog whose last entity has this title; complete at every moment. */
async function writeCatalog(file: string, title: string): Promise<void> {
  const entities = Array.from({ length: MODELS }, (_, i) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `m${i}`,
      ...(i === MODELS - 1 ? { title } : {}),
      annotations: { 'weighbridge.dev/model': `estate/m${i}` },
    },
    spec: { type: 'ai-model', owner: 'team-a' },
  }));
  await writeFile(`${file}.new`, JSON.stringify(entities));
  await rename(`${file}.new`, file);
}

async function startReplica(options: ReplicaOptions): Promise<ChildProcess> {
  const args = ['--conditions=@weighbridge/source', '--no-warnings', REPLICA];
  const child = spawn(process.execPath, [...args, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a replica ended with ${code}`)));
    child.stdout?.once('data', () => resolve());
  });
  await ready;
  return child;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it did not happen within two minutes');
    await sleep(20);
  }
}
