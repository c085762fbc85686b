import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ModelCollector, ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import { untilAborted } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import type { TrustedRoot } from '@weighbridge/model-signing';
import type { Policy } from '@weighbridge/posture';
import { weigh } from '@weighbridge/weigh';
import type { Knex } from 'knex';
import type { PolicyReader } from '../config/policy.ts';
import type { WeighingReport } from '../metrics/instruments.ts';
import { namingProblem } from '../sources/naming.ts';
import type { NamingRule } from '../sources/naming.ts';
import { digestOfPlace, openModel } from '../sources/open-model.ts';
import { SourceProblem } from '../sources/problem.ts';
import { begun } from '../store/begun.ts';
import type { ModelRow } from '../store/model-row.ts';
import { findModel, saveFailure, savePlace } from '../store/models.ts';
import { findLastPosture } from '../store/postures.ts';
import { saveWeighing } from '../store/save-weighing.ts';
import { bounded } from './bounded.ts';
import type { Linger, Load } from './bounded.ts';
import { instrumentsFor } from './collectors.ts';
import { failureOf, isUnexplained } from './failure.ts';

export interface WeigherOptions {
  readonly db: Knex;
  readonly logger: LoggerService;
  readonly sources: ReadonlyMap<string, ModelSource>;
  /** Who may name models of which source. */
  readonly naming: readonly NamingRule[];
  readonly collectors: readonly ModelCollector[];
  readonly policy: PolicyReader;
  readonly sigstoreRoot: TrustedRoot | undefined;
  readonly hash: 'full' | 'none';
  readonly digestCache: DigestCache | undefined;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** Ends every weighing under way, as at shutdown. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Told of each weighing that has ended. */
  readonly report: (report: WeighingReport) => void;
}

/** Weighs one model and stores the answer; callers that come while it runs share it. */
export interface Weigher {
  (entityRef: string): Promise<void>;
  /** Weighings of this process at this moment. */
  load(): Load;
}

/**
 * A weigher over a database.
 *
 * It never rejects for what is wrong with a model: that is stored as the state `error`, and no longer
 * as an admission. It rejects when the database fails, or at shutdown.
 */
export function createWeigher(options: WeigherOptions): Weigher {
  const inFlight = new Map<string, Promise<void>>();
  const run = bounded(options.concurrency);
  const weigher = (entityRef: string): Promise<void> => {
    const shared = inFlight.get(entityRef);
    if (shared !== undefined) return shared;
    const weighing = run((linger) => weighEntity(entityRef, options, linger)).finally(() =>
      inFlight.delete(entityRef),
    );
    inFlight.set(entityRef, weighing);
    return weighing;
  };
  return Object.assign(weigher, { load: run.load });
}

/** How often one call begins anew because the model has moved; the next round of the schedule goes on. */
const MAX_ROUNDS = 3;

/** Weighs the place that the row names, and once more if that is another by the time it is done. */
async function weighEntity(
  entityRef: string,
  options: WeigherOptions,
  linger: Linger,
): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    options.signal.throwIfAborted();
    const row = await findModel(options.db, entityRef);
    if (row === undefined) return;
    const began = performance.now();
    const end = await weighOrSaveFailure(row, options, linger);
    options.report({ ...end, seconds: (performance.now() - began) / 1000 });
    if (end.outcome !== 'dropped') return;
    const after = await findModel(options.db, entityRef);
    if (after === undefined || after.location === row.location) return;
  }
}

async function weighOrSaveFailure(
  row: ModelRow,
  options: WeigherOptions,
  linger: Linger,
): Promise<Omit<WeighingReport, 'seconds'>> {
  const now = options.now();
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  try {
    const outcome = await untilAborted(() => {
      const work = weighRow(row, now, options, signal);
      // Aborted, it may go on reading for a while: its slot is not free before it has ended.
      linger(work);
      return work;
    }, signal);
    return { outcome };
  } catch (error) {
    options.signal.throwIfAborted();
    return failed(error, row, now, options);
  }
}

async function failed(
  error: unknown,
  row: ModelRow,
  now: Date,
  options: WeigherOptions,
): Promise<Omit<WeighingReport, 'seconds'>> {
  if (isUnexplained(error)) {
    const cause = error instanceof Error ? error : new Error(String(error));
    options.logger.error(`Weighing ${row.entity_ref} failed`, cause);
  }
  const failure = failureOf(error, row);
  const isStored = await saveFailure(options.db, begun(row, now), failure, options.now());
  if (isStored) return { outcome: failure.state, code: failure.code };
  sayDropped(row, options);
  return { outcome: 'dropped' };
}

function sayDropped({ entity_ref }: ModelRow, { logger }: WeigherOptions): void {
  logger.info(
    `${entity_ref} has moved, or was weighed by another replica, since this weighing began: it was dropped`,
  );
}

/** The policy that holds now; one that cannot be read is trouble of the portal, not of the model. */
async function readPolicy({ policy, logger }: WeigherOptions): Promise<Policy> {
  try {
    return await policy();
  } catch (error) {
    logger.error('The policy cannot be read', error instanceof Error ? error : undefined);
    throw new SourceProblem(
      'POLICY_UNREADABLE',
      'the policy of the portal cannot be read; whoever runs the portal must mend it',
      { cause: error },
    );
  }
}

/** Opens what the row names, if its owner may name it, and remembers where that is. */
async function open(
  row: ModelRow,
  { db, naming, sources }: WeigherOptions,
  signal: AbortSignal,
): Promise<FolderSource> {
  const location = row.location ?? undefined;
  const problem = namingProblem(naming, row);
  if (problem !== undefined) throw problem;
  const place = await digestOfPlace(location, sources, signal);
  if (place !== undefined) await savePlace(db, row, place);
  return openModel(location, sources, signal);
}

async function weighRow(
  row: ModelRow,
  now: Date,
  options: WeigherOptions,
  signal: AbortSignal,
): Promise<WeighingReport['outcome']> {
  const { db, hash, digestCache, logger, sigstoreRoot } = options;
  const beginning = begun(row, now);
  const folder = await open(row, options, signal);
  const previous = await findLastPosture(db, beginning);
  const { posture, evidence, findings, bom } = await weigh(folder, {
    policy: await readPolicy(options),
    now,
    hash,
    // What evidence calls the place: as the catalog names it, not as the server's disk does.
    place: row.location ?? folder.name,
    digestCache,
    sigstoreRoot,
    previous,
    instruments: instrumentsFor(row.entity_ref, options.collectors, logger),
    signal,
  });
  signal.throwIfAborted();
  const result = { begun: beginning, endedAt: options.now(), posture, evidence, findings, bom };
  if (await saveWeighing(db, result)) return posture.gate.outcome;
  sayDropped(row, options);
  return 'dropped';
}
