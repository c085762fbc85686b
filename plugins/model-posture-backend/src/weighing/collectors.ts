import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type {
  ModelCollected,
  ModelCollector,
} from '@weighbridge/backstage-plugin-model-posture-node';
import { evidenceId } from '@weighbridge/core';
import type { Evidence, Subject } from '@weighbridge/core';
import { evidenceSchema, findingSchema } from '@weighbridge/core/schema';
import { defineInstrument, instruments as builtIn } from '@weighbridge/weigh';
import type { Instrument } from '@weighbridge/weigh';
import { z } from 'zod';

/** Maximum number of items from one collector for one model (CWE-770). */
const MAX_ITEMS = 10_000;

const collectedSchema = z.object({
  evidence: z.array(evidenceSchema).max(MAX_ITEMS),
  findings: z.array(findingSchema).max(MAX_ITEMS),
});

/** What collectors from modules get in addition to the model. */
export interface CollectorSurroundings {
  readonly logger: LoggerService;
  /** The entity as the catalog has it; undefined when it is gone. */
  readonly entity: () => Promise<Entity | undefined>;
  /** `weighbridge.collectors`. */
  readonly config: Config | undefined;
}

/**
 * The built-in instruments, then the collectors that modules added, for one entity; without a folder, those that do
 * not need one.
 */
export function instrumentsFor(
  entityRef: string,
  added: readonly ModelCollector[],
  surroundings: CollectorSurroundings & { readonly hasFolder: boolean },
): readonly Instrument[] {
  const able = surroundings.hasFolder ? added : added.filter(needsNoFolder);
  return [...builtIn, ...able.map((collector) => adapt(collector, entityRef, surroundings))];
}

/** Whether a collector answers for models without files. */
export function needsNoFolder({ folder = 'needed' }: ModelCollector): boolean {
  return folder === 'optional';
}

/** Evidence types that something in this backend collects. */
export function collectedTypes(added: readonly ModelCollector[]): ReadonlySet<string> {
  return new Set([...builtIn, ...added].flatMap(({ types }) => types));
}

function adapt(
  collector: ModelCollector,
  entityRef: string,
  surroundings: CollectorSurroundings,
): Instrument {
  const { logger } = surroundings;
  const { id, types } = collector;
  return defineInstrument({
    id,
    title: id,
    types,
    // By default it looks at every weighing.
    everyMinutes: collector.everyMinutes ?? 0,
    needs: [],
    uses: ['folder'],
    async observe({ subject, inputs, now, signal = new AbortController().signal }) {
      const { folder } = inputs;
      const { entity, config } = surroundings;
      const own = config?.getOptionalConfig(id);
      try {
        const collected = await collector.collect({
          entityRef,
          entity,
          subject,
          now,
          signal,
          ...(folder && { folder }),
          ...(own && { config: own }),
        });
        return checked(collected, types, subject, now);
      } catch (error) {
        signal.throwIfAborted();
        logger.warn(
          `Collector ${id} failed for ${entityRef}; its evidence is missing`,
          toError(error),
        );
        // The portal shows the finding that weigh makes from this: no text of the collector.
        throw new Error('the log of the backend says why', { cause: error });
      }
    },
  });
}

/** The result of a collector, if all of it keeps the contract. */
function checked(
  collected: unknown,
  types: readonly string[],
  subject: Subject,
  now: Date,
): ModelCollected {
  const { evidence, findings } = collectedSchema.parse(collected);
  for (const item of evidence) assertOurs(item, types, subject, now);
  return { evidence, findings };
}

function assertOurs(item: Evidence, types: readonly string[], subject: Subject, now: Date): void {
  const { model, digest = subject.digest } = item.subject;
  const problems: readonly (readonly [boolean, string])[] = [
    [!types.includes(item.type), 'is of a type that the collector does not list'],
    [model !== subject.model, 'is about another model'],
    [digest !== subject.digest, 'is about other bytes'],
    [Date.parse(item.observedAt) > now.getTime(), 'is dated after now'],
    [item.id !== evidenceId(item), 'has a wrong id'],
  ];
  const problem = problems.find(([isWrong]) => isWrong);
  if (problem !== undefined)
    throw new TypeError(`evidence ${item.id} (${item.type}) ${problem[1]}`);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
