// Whether an answer of the checklist rests on what was made here. Stored answers say so once they are derived again,
// which the plugin does when it starts; an answer from a statement of an older version says so when the model is
// weighed again.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('checklist_answers', (table) => {
    table
      .boolean('made')
      .notNullable()
      .defaultTo(false)
      .comment('Whether a control of the line holds by what was made here');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('checklist_answers', (table) => {
    table.dropColumn('made');
  });
};
