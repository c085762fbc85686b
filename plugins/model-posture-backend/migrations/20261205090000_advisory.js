// Whether a model would be refused if no control were advisory. What is stored says it once it is derived anew,
// which the plugin does when it starts.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('models', (table) => {
    table
      .boolean('spared')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the last statement would refuse the model if no control were advisory');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('models', (table) => {
    table.dropColumn('spared');
  });
};
