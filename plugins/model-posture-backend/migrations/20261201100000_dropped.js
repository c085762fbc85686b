// The names of statements that are no longer kept, stored with the one that replaced them: a later statement names
// one of them as the one that it was weighed against.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('postures', (table) => {
    table.text('dropped').nullable().comment('Statements between this one and the one before');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('postures', (table) => {
    table.dropColumn('dropped');
  });
};
