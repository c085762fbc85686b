/** A replica as a separate process: lists the catalog, begins rounds and weighs, until it is killed. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { memoryFolder } from '@weighbridge/core';
import { builtInPolicies } from '@weighbridge/posture';
import { scheduleTasks } from '../../src/tasks.ts';
import { createWeigher } from '../../src/weighing/weigher.ts';
import { openWorkplaceOf } from '../../src/weighing/workplace.ts';
import { soundModel } from '../models.ts';
import { connectTo } from './connect.ts';
import type { ReplicaOptions } from './connect.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ReplicaOptions;
const db = connectTo(options);
const { signal } = new AbortController();
const now = () => new Date();
const log = (message: string, error?: unknown) =>
  void process.stderr.write(`${message} ${error instanceof Error ? error.message : ''}\n`);
const logger: LoggerService = {
  error: log,
  warn: log,
  info: () => {},
  debug: () => {},
  child: () => logger,
};
const files = Object.fromEntries(
  Object.entries(soundModel()).map(([path, bytes]) => [
    path,
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  ]),
);

const weigher = createWeigher({
  db,
  logger,
  now,
  signal,
  naming: [],
  collectors: [],
  collectorsConfig: undefined,
  readStatements: async () => [],
  findEntity: async () => undefined,
  hash: 'full',
  concurrency: 2,
  sigstoreRoot: undefined,
  digestCache: undefined,
  timeoutMs: 6e4,
  report: () => {},
  policy: async () => builtInPolicies.default,
  sources: new Map([
    [
      'estate',
      {
        async openModel() {
          await sleep(Math.random() * options.workMs);
          return memoryFolder('m', files);
        },
      },
    ],
  ]),
});
const { leaseMs, discoveryMs } = options;
const { holder, rounds } = openWorkplaceOf({
  db,
  logger,
  weigher,
  now,
  signal,
  leaseMs,
  concurrency: 2,
  judgedBy: async () => undefined,
});

/** Runs tasks only in this process, each again once it has ended, like the scheduler of Backstage. */
const scheduler = {
  async scheduleTask({ id, frequency, fn }: Parameters<SchedulerService['scheduleTask']>[0]) {
    const { milliseconds } = frequency as { readonly milliseconds?: number };
    if (milliseconds === undefined) return;
    void (async () => {
      for (;;) {
        await (fn as (at: AbortSignal) => Promise<void>)(signal).catch((error: unknown) =>
          process.stderr.write(`${id}: ${String(error)}\n`),
        );
        await sleep(milliseconds);
      }
    })();
  },
} satisfies Pick<SchedulerService, 'scheduleTask'> as unknown as SchedulerService;

void scheduleTasks({
  scheduler,
  rounds,
  holder,
  db,
  now,
  naming: [],
  auth: { getOwnServiceCredentials: async () => ({}) } as unknown as AuthService,
  catalog: {
    async *streamEntities() {
      yield JSON.parse(readFileSync(options.catalog, 'utf8'));
    },
  } as unknown as CatalogService,
  settings: {
    selectors: [],
    leaseMs,
    discovery: {
      frequency: { milliseconds: discoveryMs },
      timeout: { hours: 1 },
    },
    schedule: {
      frequency: { trigger: 'manual' },
      timeout: { hours: 1 },
    },
  },
}).then(() => process.stdout.write('ready\n'));
