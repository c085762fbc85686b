// The last run of each scheduled task, whichever replica ran it: health reports a task that makes no progress.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_runs', (table) => {
    table.comment('The last run of each scheduled task');
    table.text('task').primary();
    table.bigInteger('began_at').notNullable();
    table.bigInteger('moved_at').notNullable().comment('When it last got something done');
    table.bigInteger('ended_at').nullable().comment('Null while it runs, and after a crash');
    table.bigInteger('succeeded_at').nullable().comment('When a run last ended well');
    table.boolean('failed').notNullable().comment('Whether the last run that ended failed');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_runs');
};
