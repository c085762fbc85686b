import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type { ModelCollector, ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import { untilAborted } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import type { DigestCache } from '@weighbridge/core/node';
import type { TrustedRoot } from '@weighbridge/model-signing';
import { assess } from '@weighbridge/posture';
import type { Policy } from '@weighbridge/posture';
import type { Instrument } from '@weighbridge/weigh';
import type { Knex } from 'knex';
import type { PolicyReader } from '../config/policy.ts';
import type { WeighingReport } from '../metrics/instruments.ts';
import type { StatementReader } from '../sources/evidence-folders.ts';
import { namingProblem } from '../sources/naming.ts';
import type { NamingRule } from '../sources/naming.ts';
import { digestOfPlace, openModel } from '../sources/open-model.ts';
import { SourceProblem } from '../sources/problem.ts';
import { begun } from '../store/begun.ts';
import type { Begun } from '../store/begun.ts';
import { toMs } from '../store/database.ts';
import type { ModelRow } from '../store/model-row.ts';
import { findModel, saveFailure, savePlace } from '../store/models.ts';
import { answerOf, deadlineOf, findLastPosture } from '../store/postures.ts';
import { isHere } from '../store/row-state.ts';
import { saveWeighing } from '../store/save-weighing.ts';
import { bounded } from './bounded.ts';
import type { Linger, Load } from './bounded.ts';
import { instrumentsFor, needsNoFolder } from './collectors.ts';
import { failureOf, isUnexplained } from './failure.ts';
import { observeModel, recallModel } from './observe-model.ts';
import type { ModelObservation } from './observe-model.ts';

export interface WeigherOptions {
  readonly db: Knex;
  readonly logger: LoggerService;
  readonly sources: ReadonlyMap<string, ModelSource>;
  /** The owners that may name models, by source. */
  readonly naming: readonly NamingRule[];
  readonly collectors: readonly ModelCollector[];
  /** `weighbridge.collectors`: the configuration of each collector from a module, by its id. */
  readonly collectorsConfig: Config | undefined;
  /** An entity as the catalog has it, requested as the plugin itself. */
  readonly findEntity: (entityRef: string) => Promise<Entity | undefined>;
  readonly policy: PolicyReader;
  /** Statements of evidence that others provide for a model. */
  readonly readStatements: StatementReader;
  readonly sigstoreRoot: TrustedRoot | undefined;
  readonly hash: 'full' | 'none';
  readonly digestCache: DigestCache | undefined;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** Ends every weighing under way, as at shutdown. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Called for each weighing that has ended. */
  readonly report: (report: WeighingReport) => void;
}

/** Weighs one model and stores the answer; callers that arrive while it runs share it. */
export interface Weigher {
  (entityRef: string): Promise<void>;
  /** Judges a model again without looking at it; false if nothing is known about it as it is now. */
  fold(entityRef: string): Promise<boolean>;
  /** Weighings of this process at this moment. */
  load(): Load;
}

/**
 * A weigher over a database.
 *
 * It never rejects because something is wrong with a model: that is stored as the state `error`, and no longer as an
 * admission. It rejects when the database fails, or at shutdown.
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
  const fold = (entityRef: string) => foldEntity(entityRef, options);
  return Object.assign(weigher, { load: run.load, fold });
}

/** How often one call starts again because the model has moved; the next round of the schedule continues. */
const MAX_ROUNDS = 3;

/** Weighs the place that the row names, and once more if the place has changed by the time it is done. */
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
      // When aborted, it can go on reading for a while: its slot is not free before it has ended.
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

/** The policy that holds now; an unreadable one is a problem of the portal, not of the model. */
async function readPolicy({ policy, logger }: WeigherOptions): Promise<Policy> {
  try {
    return await policy();
  } catch (error) {
    logger.error('The policy cannot be read', error instanceof Error ? error : undefined);
    throw new SourceProblem(
      'POLICY_UNREADABLE',
      'the policy of the portal cannot be read; whoever runs the portal must correct it',
      { cause: error },
    );
  }
}

/** Opens what the row names, if its owner may name it, and stores where that is. */
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
  const { db, hash, digestCache, sigstoreRoot } = options;
  const beginning = begun(row, now);
  const policy = await readPolicy(options);
  const { entity_ref: entityRef, location } = row;
  const statements = await options.readStatements({ entityRef, location });
  const isKnownElsewhere = statements.length > 0 || options.collectors.some(needsNoFolder);
  const isServedElsewhere = location === null && isKnownElsewhere;
  const folder = isServedElsewhere ? undefined : await open(row, options, signal);
  const instruments = instrumentsOf(entityRef, folder !== undefined, options);
  const seen = await observeModel(db, row, {
    inputs: {
      folder,
      model: folder === undefined ? parseEntityRef(entityRef).name : undefined,
      signers: policy.signers,
      sigstoreRoot,
      statements,
      // The name of the place in evidence: as the catalog names it, not as the server's disk does.
      place: location ?? folder?.name,
    },
    instruments,
    now,
    hash,
    digestCache,
    signal,
  });
  // An entity about which nothing is known is not a weighed model.
  if (isServedElsewhere && seen.evidence.length === 0) await open(row, options, signal);
  return judge(row, { ...seen, begun: beginning, now, policy }, options, signal);
}

function instrumentsOf(
  entityRef: string,
  hasFolder: boolean,
  { collectors, logger, findEntity, collectorsConfig: config }: WeigherOptions,
): readonly Instrument[] {
  const entity = () => findEntity(entityRef);
  return instrumentsFor(entityRef, collectors, { logger, entity, config, hasFolder });
}

/** What is judged, and which part of it was seen just now. */
interface Judged extends ModelObservation {
  readonly begun: Begun;
  readonly now: Date;
  readonly policy: Policy;
  readonly isFold?: boolean;
}

async function judge(
  row: ModelRow,
  { evidence, findings, looks, bom, begun: beginning, now, policy, isFold = false }: Judged,
  options: WeigherOptions,
  signal: AbortSignal,
): Promise<WeighingReport['outcome']> {
  const { db } = options;
  const previous = await findLastPosture(db, beginning);
  const posture = assess(evidence, findings, policy, now, previous);
  signal.throwIfAborted();
  // A new judgement that says the same and holds as long as the row says is not stored.
  if (isFold && previous !== undefined && saysSame(posture, previous, row)) {
    return posture.gate.outcome;
  }
  const endedAt = options.now();
  const result = { begun: beginning, endedAt, posture, evidence, findings, bom, looks, isFold };
  if (await saveWeighing(db, result)) return posture.gate.outcome;
  sayDropped(row, options);
  return 'dropped';
}

function saysSame(posture: Posture, previous: Posture, row: ModelRow): boolean {
  return deadlineOf(posture) === toMs(row.stale_at) && answerOf(posture) === answerOf(previous);
}

/**
 * Judges a model again by what every instrument saw when it last looked, without reading a byte. False: nothing is
 * known to judge, or something newer is known by now.
 */
async function foldEntity(entityRef: string, options: WeigherOptions): Promise<boolean> {
  const { db, signal } = options;
  const row = await findModel(db, entityRef);
  if (row === undefined || !isHere(row)) return false;
  const now = options.now();
  const instruments = instrumentsOf(entityRef, row.location !== null, options);
  const seen = await recallModel(db, row, { instruments, now });
  if (seen === undefined) return false;
  const policy = await readPolicy(options);
  return (
    (await judge(
      row,
      { ...seen, begun: begun(row, now), now, policy, isFold: true },
      options,
      signal,
    )) !== 'dropped'
  );
}
