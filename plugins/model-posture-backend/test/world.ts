import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { vi } from 'vitest';
import { saveListed, saveListedModel } from '../src/store/listing.ts';
import type { Weigher } from '../src/weighing/weigher.ts';
import { CONTENTS, Places, replicaOver } from './places.ts';
import type { Step } from './steps.ts';

/** The places where the models of a world can be. */
export const PLACES = ['estate/a', 'estate/b', 'estate/c'];

/** When the clocks of worlds start. */
export const START = Date.parse('2026-11-23T12:00:00Z');

const PATIENT = { interval: 1, timeout: 60_000 };

let models = 0;

/** Two models, the places where they can be, and two replicas that list and weigh them. */
export class World {
  readonly refs = [0, 1].map(() => `resource:default/m${(models += 1)}`);
  readonly places = new Places();
  readonly #weighers: readonly Weigher[];
  readonly #running = new Set<Promise<void>>();
  #clock = START;
  /** By model, the place where the catalog has it; undefined: not listed. */
  readonly catalog: (number | undefined)[] = [undefined, undefined];
  /** By model: the start of the weighing stored last; 0 after a move. */
  readonly tried = [0, 0];

  readonly #clients: readonly Knex[];

  /** @param clients of one database, one per replica */
  constructor(clients: readonly Knex[]) {
    this.#clients = clients;
    const logger = mockServices.logger.mock();
    for (const each of PLACES) this.places.put(each, CONTENTS[0]);
    // Every reading is later than the previous one, because it distinguishes the starts of weighings.
    const now = () => new Date((this.#clock += 1));
    this.#weighers = clients.map((db) => replicaOver(db, this.places, { logger, now }));
  }

  now(): Date {
    return new Date(this.#clock);
  }

  refOf(model: number): string {
    return this.refs[model] ?? '';
  }

  listed(model: number) {
    const location = PLACES[this.catalog[model] ?? -1] ?? null;
    return { entityRef: this.refOf(model), title: 'M', owner: null, location };
  }

  /** A replica stores the whole catalog. */
  async list(replica: number): Promise<void> {
    const here = [0, 1].filter((model) => this.catalog[model] !== undefined);
    await saveListed(
      this.#db(replica),
      here.map((model) => this.listed(model)),
    );
  }

  #db(replica: number): Knex {
    const client = this.#clients[replica];
    if (client === undefined) throw new RangeError(`no replica ${replica}`);
    return client;
  }

  /** What was known about a model that the catalog has elsewhere, or again, no longer holds. */
  #has(model: number, place: number | undefined): void {
    this.catalog[model] = place;
    this.tried[model] = 0;
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'move' || step.do === 'refresh') this.#has(step.of, step.to);
    if (step.do === 'remove') this.#has(step.of, undefined);
    if (step.do === 'move' || step.do === 'remove') await this.list(step.by);
    if (step.do === 'put') this.places.put(PLACES[step.to] ?? '', CONTENTS[step.content]);
    if (step.do === 'wait') this.#clock += step.days * 86_400_000;
    if (step.do === 'weigh') await this.#weigh(step.by, step.of);
    if (step.do === 'release') this.places.release(step.which);
    if (step.do === 'look') await this.quiet();
    if (step.do === 'refresh') {
      await saveListedModel(this.#db(step.by), this.listed(step.of));
      await this.#weigh(step.by, step.of);
    }
  }

  /** Begins, and gets as far as the bytes. */
  async #weigh(replica: number, model: number): Promise<void> {
    const weighing = this.#weighers[replica]?.(this.refOf(model)) ?? Promise.resolve();
    if (this.#running.has(weighing)) return;
    this.#running.add(weighing);
    void weighing.finally(() => this.#running.delete(weighing));
    const { size } = this.#running;
    const { begun } = this.places;
    await vi.waitUntil(() => this.places.begun > begun || this.#running.size < size, PATIENT);
  }

  /** Resolves when only weighings that wait for their bytes are left. */
  async quiet(): Promise<void> {
    await vi.waitUntil(() => this.#running.size === this.places.waiting, PATIENT);
  }

  /** Releases everything, to its end. */
  async end(): Promise<void> {
    while (this.#running.size > 0) {
      await this.quiet();
      this.places.release('first');
    }
  }
}
