// The place that an annotation led to when it was last followed: two entities that reach one folder through different
// annotations name one model. Known once the model is weighed again.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('models', (table) => {
    table.string('place', 64).nullable().comment('Digest of the place that the annotation led to');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('models', (table) => {
    table.dropColumn('place');
  });
};
