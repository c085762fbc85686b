import type { Knex } from 'knex';

// Claims on single models. Times are those of the database clock, so the clocks of the replicas may differ; SQLite
// runs on one machine, and so has one clock.

/** The claiming replica, and for how long it claims. */
export interface Claimant {
  /** Name of the replica. */
  readonly holder: string;
  /** How long a claim holds without renewal, ms. */
  readonly leaseMs: number;
}

/** Whether a model of `m` is due: never tried at its place, or not since a round requested it. */
export const DUE = `m.listed and (m.tried_at is null or coalesce(m.tried_at < m.due_at, false))`;

/** Milliseconds now, as an expression of the database. */
function clockOf(db: Knex): string {
  return db.client.config.client === 'pg'
    ? `cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
    : `cast((julianday('now') - 2440587.5) * 86400000 as integer)`;
}

/**
 * Claims the model that has been due for the longest time and that no other replica holds; undefined when there is
 * none. On PostgreSQL, replicas that ask at the same time skip the rows that others look at.
 */
export async function claimDue(
  db: Knex,
  { holder, leaseMs }: Claimant,
): Promise<string | undefined> {
  const clock = clockOf(db);
  const skip = db.client.config.client === 'pg' ? 'for update of m skip locked' : '';
  const sql = `insert into weighing_claims (entity_ref, holder, until)
    select m.entity_ref, ?, ${clock} + ? from models m
    where ${DUE} and not exists (
      select 1 from weighing_claims c where c.entity_ref = m.entity_ref and c.until > ${clock})
    order by m.tried_at is not null, m.due_at, m.tried_at, m.entity_ref limit 1 ${skip}
    on conflict (entity_ref) do update set holder = excluded.holder, until = excluded.until
    where weighing_claims.until <= ${clock}
    returning entity_ref`;
  return refsOf(await db.raw(sql, [holder, leaseMs]))[0];
}

/** Claims one model, due or not; false while another replica holds it. */
export async function claim(
  db: Knex,
  entityRef: string,
  { holder, leaseMs }: Claimant,
): Promise<boolean> {
  const clock = clockOf(db);
  const sql = `insert into weighing_claims (entity_ref, holder, until) values (?, ?, ${clock} + ?)
    on conflict (entity_ref) do update set holder = excluded.holder, until = excluded.until
    where weighing_claims.until <= ${clock}
    returning entity_ref`;
  return refsOf(await db.raw(sql, [entityRef, holder, leaseMs])).length === 1;
}

/** Renews every claim of a replica on these models. */
export async function renewClaims(
  db: Knex,
  entityRefs: readonly string[],
  { holder, leaseMs }: Claimant,
): Promise<void> {
  await db('weighing_claims')
    .where({ holder })
    .whereIn('entity_ref', [...entityRefs])
    .update({ until: db.raw(`${clockOf(db)} + ?`, [leaseMs]) });
}

/**
 * Releases a model. If it is still due after it was weighed, because its answer could not be stored, it is kept until
 * the claim runs out, so no replica weighs it over and over meanwhile.
 */
export async function releaseClaim(db: Knex, entityRef: string, holder: string): Promise<void> {
  await db('weighing_claims')
    .where({ entity_ref: entityRef, holder })
    .whereNotExists(
      db('models as m').select(db.raw('1')).where('m.entity_ref', entityRef).whereRaw(DUE),
    )
    .delete();
}

/** How many models wait for a weighing by any replica, including those under way. */
export async function countDue(db: Knex): Promise<number> {
  const row = await db('models as m').whereRaw(DUE).count({ due: '*' }).first();
  return Number(row?.['due'] ?? 0);
}

/** Requests every model that the catalog lists; returns how many. */
export async function askForAll(db: Knex, now: Date): Promise<number> {
  return db('models').where({ listed: true }).update({ due_at: now.getTime() });
}

/** The claim that ran out longest ago while its model still waits, and how long ago, ms. */
export async function findAbandoned(
  db: Knex,
): Promise<{ readonly entityRef: string; readonly forMs: number } | undefined> {
  const row: { entity_ref: string; for_ms: string | number } | undefined = await db(
    'weighing_claims as c',
  )
    .join('models as m', 'm.entity_ref', 'c.entity_ref')
    .whereRaw(DUE)
    .whereRaw(`c.until <= ${clockOf(db)}`)
    .orderBy('c.until')
    .first('c.entity_ref', db.raw(`${clockOf(db)} - c.until as for_ms`));
  return row === undefined ? undefined : { entityRef: row.entity_ref, forMs: Number(row.for_ms) };
}

/** SQLite answers with the rows, PostgreSQL with an object that contains them. */
function refsOf(
  answer: readonly { entity_ref: string }[] | { readonly rows: readonly { entity_ref: string }[] },
): readonly string[] {
  const rows = 'rows' in answer ? answer.rows : answer;
  return rows.map((row) => row.entity_ref);
}
