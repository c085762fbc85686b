// What each instrument saw of a model when it last looked: the newest looks of all instruments make a statement, so
// the evidence of one is not lost when another looks again. Rows stored before have no looks; the next weighing makes
// them.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('looks', (table) => {
    table.comment('The newest look of each instrument at a model');
    table.text('entity_ref').notNullable();
    table.text('instrument').notNullable();
    table
      .text('location')
      .notNullable()
      .comment('The place that was looked at; // without a folder');
    table.text('digest').nullable().comment('Of the model, as the evidence names it');
    table.bigInteger('looked_at').notNullable();
    table.boolean('failed').notNullable().comment('Whether nothing was observed');
    table.text('evidence').notNullable().comment('Ids of items of this model, JSON');
    table.text('findings').notNullable().comment('JSON');
    table.primary(['entity_ref', 'instrument'], 'looks_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('looks');
};
