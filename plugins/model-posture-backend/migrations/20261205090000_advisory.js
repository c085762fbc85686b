// Whether a model would be refused if no control were advisory, and which policy and catalogue judged it: if these
// change, it is judged again. Stored rows say both once they are derived again, which the plugin does when it starts.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('models', (table) => {
    table
      .boolean('refused_if_enforced')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the last statement would refuse the model if no control were advisory');
    table
      .text('judged_by')
      .nullable()
      .comment('Of the last statement: digests of policy and catalogue');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('models', (table) => {
    table.dropColumn('refused_if_enforced');
    table.dropColumn('judged_by');
  });
};
