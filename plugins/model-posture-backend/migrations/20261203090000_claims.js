// Which replica weighs which model, and until when: replicas share the work model by model, and another replica takes
// over what one of them leaves behind once its claim has run out.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('weighing_claims', (table) => {
    table.comment('Models that a replica weighs at this moment');
    table.text('entity_ref').primary();
    table.text('holder').notNullable().comment('The replica: a name that it makes when it starts');
    table.bigInteger('until').notNullable().comment('By the clock of the database');
    table.index(['holder'], 'weighing_claims_holder_idx');
  });
  await knex.schema.alterTable('models', (table) => {
    table
      .bigInteger('due_at')
      .nullable()
      .comment('When a round last asked for it; due until tried since');
  });
  await knex.schema.alterTable('task_runs', (table) => {
    table.text('holder').nullable().comment('The replica that began it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('task_runs', (table) => {
    table.dropColumn('holder');
  });
  await knex.schema.alterTable('models', (table) => {
    table.dropColumn('due_at');
  });
  await knex.schema.dropTable('weighing_claims');
};
