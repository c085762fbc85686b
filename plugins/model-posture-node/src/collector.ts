import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type { Evidence, Finding, FolderSource, Subject } from '@weighbridge/core';

/** What a collector may look at. */
export interface ModelCollectorContext {
  /** The catalog entity, for instance `resource:default/fraud-scorer`. */
  readonly entityRef: string;
  /** What the evidence must be about: copy it into every item. */
  readonly subject: Subject;
  /** The entity as the catalog has it at this moment; undefined when it is gone. Asked for when you call. */
  readonly entity: () => Promise<Entity | undefined>;
  /** `weighbridge.collectors.<id>` of the configuration, where it is there. */
  readonly config?: Config;
  /** The model's files. Absent for a model without them, which only a collector sees whose `folder` is `optional`. */
  readonly folder?: FolderSource;
  /** The one clock of a weighing: observe at this time, and never later. */
  readonly now: Date;
  /** Stop when it aborts: the weighing has a time limit, which this shares. */
  readonly signal: AbortSignal;
}

/** What a collector brings home. */
export interface ModelCollected {
  /** Items of the types that the collector promises, about the given subject. */
  readonly evidence: readonly Evidence[];
  /** What is wrong with the model, if anything is. */
  readonly findings: readonly Finding[];
}

/**
 * Turns something that is known about a model, its files or another system, into evidence.
 *
 * The backend calls `collect` once per weighing and model, or as seldom as `everyMinutes` says. What it brought then
 * holds until it looks again: no other weighing takes it away, and when it brings no longer what it brought before,
 * that is withdrawn. After the bytes have changed it is asked anew. Evidence is made by `makeEvidence` and
 * findings by `makeFinding` of `@weighbridge/core`. The whole result is dropped, with a warning in
 * the log, when the collector throws, when an item is of a type that is not listed in `types`, is
 * about another model, is dated after `now` or has a wrong id. Dropped evidence is missing evidence:
 * it turns verdicts to unknown and never opens a gate. A collector that finds nothing returns two
 * empty lists.
 */
export interface ModelCollector {
  /** Kebab-case and unique in a backend; it names the collector in the log. */
  readonly id: string;
  /** Evidence types that it makes, for instance `pipeline/approvals`. */
  readonly types: readonly string[];
  /** How long what it brought is as good as new while the bytes are the same, minutes. Default 0: each weighing asks. */
  readonly everyMinutes?: number;
  /** `optional`: it is asked of models without files too, such as those that others serve. Default `needed`. */
  readonly folder?: 'needed' | 'optional';
  /**
   * Called once per weighing and model. What it throws is logged, and its evidence is then missing.
   */
  collect(context: ModelCollectorContext): Promise<ModelCollected>;
}
