// What lists sort, filter and count by, next to the statement that it is derived from: the plugin fills it in from
// the stored statements when it starts.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('models', (table) => {
    table.text('title_key').notNullable().defaultTo('').comment('Orders titles byte by byte');
    table.text('owner_key').notNullable().defaultTo('').comment('Orders owners byte by byte');
    table.integer('pass').nullable().comment('Counts of the last statement');
    table.integer('fail').nullable();
    table.integer('unknown').nullable();
    table.bigInteger('stale_at').nullable().comment('Of the last statement');
    table.text('derived').nullable().comment('What the columns above were made by and from');
  });
  if (knex.client.config.client === 'pg') {
    // The order must not depend on the locale of the server: SQLite compares bytes as well.
    for (const column of ['entity_ref', 'title_key', 'owner_key']) {
      await knex.raw('alter table models alter column ?? type text collate "C"', [column]);
    }
  }
  await knex.schema.createTable('checklist_answers', (table) => {
    table.comment(
      'What the lines of the checklist say of a model, by the statement it follows from',
    );
    table.bigInteger('posture_id').notNullable();
    table.text('line').notNullable();
    table.text('state').notNullable().comment('As if nothing ever went stale');
    table.bigInteger('observed_at').nullable().comment('Oldest observation that decided');
    table.bigInteger('newest_at').nullable().comment('Newest observation that decided');
    table.bigInteger('stale_at').nullable().comment('From when on the answer is stale');
    table.primary(['posture_id', 'line'], 'checklist_answers_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('checklist_answers');
  await knex.schema.alterTable('models', (table) => {
    table.dropColumns('title_key', 'owner_key', 'pass', 'fail', 'unknown', 'stale_at', 'derived');
  });
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table models alter column entity_ref type text collate "default"');
  }
};
