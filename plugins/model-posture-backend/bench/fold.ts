/**
 * Judges 5,000 models again from their stored evidence, without reading a byte, on SQLite and, if it is found, on
 * PostgreSQL: `pnpm --filter @weighbridge/backstage-plugin-model-posture-backend bench:fold`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { memoryFolder } from '@weighbridge/core';
import { builtInPolicies } from '@weighbridge/posture';
import { find } from '@weighbridge/testkit';
import { startPostgres } from '@weighbridge/testkit/postgres';
import type { Knex } from 'knex';
import { migrate } from '../src/store/database.ts';
import { saveListed } from '../src/store/listing.ts';
import { createWeigher } from '../src/weighing/weigher.ts';
import type { Weigher } from '../src/weighing/weigher.ts';
import { connectTo } from '../test/kill/connect.ts';
import { soundModel } from '../test/models.ts';

const MODELS = Number(process.argv[2] ?? 5_000);
const RESULTS = fileURLToPath(new URL('results/', import.meta.url));
const silent = () => {};
const logger: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => logger,
};
const files = Object.fromEntries(
  Object.entries(soundModel()).map(([path, bytes]) => [
    path,
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  ]),
);

async function measure(name: string, db: Knex): Promise<string> {
  await migrate(db);
  const refs = Array.from({ length: MODELS }, (_, i) => `resource:default/m${i}`);
  await saveListed(
    db,
    refs.map((entityRef, i) => ({
      entityRef,
      title: `m${i}`,
      owner: null,
      location: `estate/m${i}`,
    })),
  );
  const { weigher, opened } = weigherOver(db);
  const weighed = await timed(refs, weigher);
  const before = opened();
  const folded = await timed(refs, (ref) => weigher.fold(ref));
  const line = `${name}: ${MODELS} models weighed in ${weighed.toFixed(1)} s, judged again in ${folded.toFixed(1)} s, folders opened for that: ${opened() - before}`;
  process.stdout.write(`${line}\n`);
  return line;
}

/** A weigher of sound models, and how often it has opened one. */
function weigherOver(db: Knex): { readonly weigher: Weigher; readonly opened: () => number } {
  let opened = 0;
  const weigher = createWeigher({
    db,
    logger,
    naming: [],
    collectors: [],
    collectorsConfig: undefined,
    readStatements: async () => [],
    hash: 'full',
    sigstoreRoot: undefined,
    digestCache: undefined,
    timeoutMs: 6e4,
    concurrency: 4,
    findEntity: async () => undefined,
    report: () => {},
    now: () => new Date(),
    signal: new AbortController().signal,
    policy: async () => builtInPolicies.default,
    sources: new Map([
      ['estate', { openModel: async () => ((opened += 1), memoryFolder('m', files)) }],
    ]),
  });
  return { weigher, opened: () => opened };
}

/** Seconds for all of them, four at a time. */
async function timed(
  refs: readonly string[],
  work: (ref: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const queue = [...refs];
  const one = async () => {
    for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) await work(ref);
  };
  await Promise.all([one(), one(), one(), one()]);
  return (performance.now() - began) / 1000;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fold-'));
  const lite = connectTo({ client: 'better-sqlite3', connection: join(folder, 'db.sqlite') });
  const lines = [await measure('SQLite', lite)];
  await lite.destroy();
  rmSync(folder, { recursive: true });
  if (find('postgresql') !== undefined) {
    await using server = await startPostgres();
    const db = connectTo({ client: 'pg', connection: server.url });
    lines.push(await measure('PostgreSQL', db));
    await db.destroy();
  }
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'fold.txt'), `${lines.join('\n')}\n`);
}

void main();
