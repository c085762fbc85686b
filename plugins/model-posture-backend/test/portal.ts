import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { coreServices, createServiceFactory } from '@backstage/backend-plugin-api';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import type { Test } from 'supertest';
import modelPosturePlugin from '../src/index.ts';
import { auditorInto } from './audit.ts';
import type { AuditRecord } from './audit.ts';
import { catalogWith, permissionsWith } from './catalog.ts';
import { openTestDatabase } from './database.ts';
import { record } from './recorder.ts';
import { testTasks } from './tasks.ts';
import type { TestTasks } from './tasks.ts';

/** A running backend with the plugin, a real database in memory and a source folder on disk. */
export interface Portal extends AsyncDisposable {
  readonly db: Knex;
  /** The source folder `estate`. */
  readonly root: string;
  /** Entities of the catalog; change it to change the catalog. */
  readonly entities: Entity[];
  /** References that `user:default/stranger` may not see. */
  readonly hidden: Set<string>;
  /** Texts of the warnings and errors in the log. */
  readonly log: string[];
  /** The audit events. */
  readonly audit: AuditRecord[];
  /** Makes the auditor fail from now on. */
  breakAuditor(): void;
  get(path: string, token?: string): Test;
  post(path: string, token?: string): Test;
  /** Runs a scheduled task now. */
  run: TestTasks['run'];
  /** Resolves when the tasks that were triggered have ended. */
  settled: TestTasks['settled'];
}

export { STRANGER } from './catalog.ts';

/** An entity of the built-in selection, annotated with a place in the source `estate`. */
export function modelEntity(name: string, location?: string, extra: JsonObject = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      ...(location === undefined ? {} : { annotations: { 'weighbridge.dev/model': location } }),
    },
    spec: { type: 'ai-model', owner: 'team-a', ...extra },
  };
}

/** Writes the files of a model into a folder. */
export async function writeModel(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** Tests run tasks as often as they choose. */
const BY_HAND = {
  discovery: { frequency: { trigger: 'manual' }, timeout: { hours: 2 } },
};

/** Starts a portal over a fresh source folder. */
export async function startPortal(
  options: {
    readonly entities?: Entity[];
    readonly config?: JsonObject;
    readonly features?: readonly BackendFeature[];
  } = {},
): Promise<Portal> {
  const root = await mkdtemp(join(tmpdir(), 'model-posture-'));
  const entities = options.entities ?? [];
  const { features = [] } = options;
  const hidden = new Set<string>();
  const log: string[] = [];
  const audit: AuditRecord[] = [];
  const auditor = { works: true };
  const tasks = testTasks();
  const database = await openTestDatabase();
  const { db } = database;
  const sources = [{ type: 'folder', name: 'estate', path: root }];
  const data = {
    backend: { baseUrl: 'http://localhost:0' },
    weighbridge: { sources, ...BY_HAND, ...options.config },
  };
  const clean = async () => {
    await database[Symbol.asyncDispose]();
    await rm(root, { recursive: true });
  };
  const backend = await startTestBackend({
    features: [
      modelPosturePlugin,
      mockServices.rootConfig.factory({ data }),
      mockServices.database.mock({ getClient: async () => db }).factory,
      tasks.feature,
      loggerInto(log),
      auditorInto(audit, auditor),
      catalogWith(entities, hidden),
      ...(features.some(isPolicy) ? [] : [permissionsWith(hidden)]),
      ...features,
    ],
  }).catch(async (error) => {
    await clean();
    throw error;
  });
  const call = (method: 'get' | 'post', path: string, token = mockCredentials.user.header()) =>
    request(backend.server)
      [method](`/api/model-posture${path}`)
      .set('authorization', token)
      .expect((response) => record(method, path, response));
  return {
    db,
    root,
    entities,
    hidden,
    log,
    audit,
    breakAuditor: () => {
      auditor.works = false;
    },
    get: (path, token) => call('get', path, token),
    post: (path, token) => call('post', path, token),
    run: tasks.run,
    settled: tasks.settled,
    async [Symbol.asyncDispose]() {
      await backend.stop();
      await clean();
    },
  };
}

/** Whether a feature is a permissions service: it then decides what is hidden. */
function isPolicy(feature: BackendFeature): boolean {
  return (
    'service' in feature && JSON.stringify(feature.service).includes(coreServices.permissions.id)
  );
}

function loggerInto(log: string[]): BackendFeature {
  const note = (message: string, meta?: unknown) => {
    log.push(meta instanceof Error ? `${message}: ${meta.message}` : message);
  };
  const logger = mockServices.logger.mock({ warn: note, error: note });
  logger.child.mockReturnValue(logger);
  return createServiceFactory({ service: coreServices.logger, deps: {}, factory: () => logger });
}
