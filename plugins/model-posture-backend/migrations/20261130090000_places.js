// The place that a statement is about. Rows with an answer about another place than the one they name now are pending
// again: until now a weighing that was overtaken by a move could leave such a row. From here on only the column
// `stale_at` of `models` is written and read, not that of `postures`; the latter stays, so that replicas of the
// previous version keep working while a new one starts.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postures', (table) => {
    table.text('location').nullable().comment('What was weighed; null where that was not kept');
  });
  await knex('postures').update({
    location: knex('models').select('weighed_location').whereRaw('models.posture_id = postures.id'),
  });
  await knex('models')
    .where({ state: 'weighed' })
    .whereRaw('not coalesce(weighed_location = location, false)')
    .update({
      state: 'pending',
      error_code: null,
      error_message: null,
      gate: null,
      sentence: null,
      tried_at: null,
    });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postures', (table) => {
    table.dropColumn('location');
  });
};
