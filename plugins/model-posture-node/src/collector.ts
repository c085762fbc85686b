import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type { Evidence, Finding, FolderSource, Subject } from '@weighbridge/core';

/** The context of a collector. */
export interface ModelCollectorContext {
  /** The catalog entity, for instance `resource:default/fraud-scorer`. */
  readonly entityRef: string;
  /** The subject of the evidence: copy it into every item. */
  readonly subject: Subject;
  /** The entity as the catalog has it at this moment; undefined when it is gone. Requested when you call it. */
  readonly entity: () => Promise<Entity | undefined>;
  /** `weighbridge.collectors.<id>` of the configuration, if present. */
  readonly config?: Config;
  /**
   * The model's files. Absent for a model without them; only a collector whose `folder` is `optional` sees such a
   * model.
   */
  readonly folder?: FolderSource;
  /** The only clock of a weighing: observe at this time, and never later. */
  readonly now: Date;
  /** Stop when it aborts: the collector shares the time limit of the weighing. */
  readonly signal: AbortSignal;
}

/** The result of a collector. */
export interface ModelCollected {
  /** Items of the types that the collector declares, about the given subject. */
  readonly evidence: readonly Evidence[];
  /** What is wrong with the model, if anything is. */
  readonly findings: readonly Finding[];
}

/**
 * Turns something that is known about a model, its files or another system, into evidence.
 *
 * The backend calls `collect` once per weighing and model, or only as often as `everyMinutes` says. Its result then
 * holds until it looks again: no other weighing removes it, and what a later result no longer contains is withdrawn.
 * After the bytes have changed it is called again. Evidence is made by `makeEvidence` and findings by `makeFinding`
 * of `@weighbridge/core`. The whole result is dropped, with a warning in the log, when the collector throws, or when
 * an item has a type that is not listed in `types`, is about another model, is dated after `now` or has a wrong id.
 * Dropped evidence is missing evidence: it turns verdicts to unknown and never opens a gate. A collector that finds
 * nothing returns two empty lists.
 */
export interface ModelCollector {
  /** Kebab-case and unique in a backend; it names the collector in the log. */
  readonly id: string;
  /** Evidence types that it makes, for instance `pipeline/approvals`. */
  readonly types: readonly string[];
  /** How long its result counts as fresh while the bytes are the same, minutes. Default 0: called at each weighing. */
  readonly everyMinutes?: number;
  /** `optional`: it also runs for models without files, such as those that others serve. Default `needed`. */
  readonly folder?: 'needed' | 'optional';
  /**
   * Called once per weighing and model. Errors are logged, and its evidence is then missing.
   */
  collect(context: ModelCollectorContext): Promise<ModelCollected>;
}
