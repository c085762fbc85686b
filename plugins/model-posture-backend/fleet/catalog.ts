import { createHash } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { batches, letOthersAnswer } from '../src/store/batches.ts';

/** Rows of one INSERT: below SQLite's 32,766 bound values for the widest table. */
const ROWS = 500;
/** Entities whose rows are in memory at a time. */
const BATCH = 500;
const YEAR_MS = 365 * 86_400_000;
const OWNER_OF = 'ownerOf';
const OWNED_BY = 'ownedBy';

/** The provider of the entities: the portal keeps the entities of providers that it does not know. */
const PROVIDER = 'fleet';

/**
 * Stores entities in the catalog's own database as its processing would: processed and stitched, and not due again
 * for a year.
 *
 * The catalog needs many minutes to process five thousand entities, this takes seconds; it depends on
 * the tables of one version of the catalog, whose migrations it runs first.
 */
export async function fillCatalog(db: Knex, entities: readonly Entity[]): Promise<void> {
  await db.migrate.latest({
    directory: resolvePackagePath('@backstage/plugin-catalog-backend', 'migrations'),
  });
  await db.transaction(async (trx) => {
    for (const batch of batches(stitch(entities), BATCH)) {
      await insertEntities(trx, batch);
      await letOthersAnswer();
    }
  });
}

async function insertEntities(trx: Knex, stitched: readonly Entity[]): Promise<void> {
  const rows = stitched.map(rowsOf);
  const insert = async (table: string, all: readonly object[]) => {
    for (const part of batches(all, ROWS)) await trx(table).insert(part);
  };
  const states = rows.map(({ state }) => state);
  await insert('refresh_state', states);
  await insert(
    'refresh_state_references',
    states.map((state) => ({ source_key: PROVIDER, target_entity_ref: state.entity_ref })),
  );
  await insert(
    'final_entities',
    rows.map(({ final }) => final),
  );
  await insert(
    'relations',
    rows.flatMap(({ relations }) => relations),
  );
  await insert(
    'search',
    rows.flatMap(({ search }) => search),
  );
}

/** Adds the ownership relations to every entity. */
function* stitch(entities: readonly Entity[]): Generator<Entity> {
  const owned = new Map<string, string[]>();
  for (const entity of entities) {
    const owner = entity.spec?.['owner'];
    if (typeof owner !== 'string') continue;
    const known = owned.get(owner);
    if (known === undefined) owned.set(owner, [stringifyEntityRef(entity)]);
    else known.push(stringifyEntityRef(entity));
  }
  for (const entity of entities) {
    const owner = entity.spec?.['owner'];
    const owns = (owned.get(stringifyEntityRef(entity)) ?? []).toSorted();
    const relations = [
      ...(typeof owner === 'string' ? [{ type: OWNED_BY, targetRef: owner }] : []),
      ...owns.map((targetRef) => ({ type: OWNER_OF, targetRef })),
    ];
    yield { ...entity, relations };
  }
}

function rowsOf(stitched: Entity) {
  const { relations = [], ...entity } = stitched;
  const ref = stringifyEntityRef(entity);
  const hash = createHash('sha1').update(JSON.stringify(stitched)).digest('hex');
  const id = idOf(ref);
  const final = { ...stitched, metadata: { ...entity.metadata, uid: id, etag: hash } };
  return {
    state: {
      entity_id: id,
      entity_ref: ref,
      unprocessed_entity: JSON.stringify(entity),
      processed_entity: JSON.stringify(entity),
      errors: '[]',
      next_update_at: timestamp(Date.now() + YEAR_MS),
      last_discovery_at: timestamp(Date.now()),
    },
    final: {
      entity_id: id,
      entity_ref: ref,
      hash,
      final_entity: JSON.stringify(final),
      last_updated_at: timestamp(Date.now()),
    },
    relations: relationRows(id, ref, relations),
    search: searchRows(id, final),
  };
}

/** Both directions of an ownership belong to the entity that names its owner. */
function relationRows(id: string, ref: string, relations: NonNullable<Entity['relations']>) {
  const owners = relations.filter(({ type }) => type === OWNED_BY);
  return owners.flatMap(({ targetRef }) => [
    row(ref, OWNED_BY, targetRef),
    row(targetRef, OWNER_OF, ref),
  ]);
  function row(source: string, type: string, target: string) {
    return {
      originating_entity_id: id,
      source_entity_ref: source,
      type,
      target_entity_ref: target,
    };
  }
}

/** In the format of SQLite's `datetime`, in UTC; PostgreSQL reads it too. */
function timestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same entity has the same id in every fleet. */
function idOf(ref: string): string {
  const hex = createHash('sha256').update(ref).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function searchRows(id: string, { relations = [], ...entity }: Entity) {
  const leaves = [
    ...leavesOf('', entity),
    ...relations.map(({ type, targetRef }) => [`relations.${type}`, targetRef] as const),
  ];
  return leaves.map(([key, value]) => ({
    entity_id: id,
    key: key.toLowerCase(),
    value: value.toLowerCase(),
    original_value: value,
  }));
}

function leavesOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (path === 'metadata.etag' || Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(path === '' ? key : `${path}.${key}`, member),
  );
}
