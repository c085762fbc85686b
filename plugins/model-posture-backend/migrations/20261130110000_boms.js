// The bill of materials that a weighing made, with its statement.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('boms', (table) => {
    table.comment('Bills of materials; removed with their statement');
    table.bigInteger('posture_id').primary();
    table.integer('size').notNullable().comment('Bytes of UTF-8');
    table.text('document').nullable().comment('CycloneDX JSON as it was made; null: too large');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('boms');
};
