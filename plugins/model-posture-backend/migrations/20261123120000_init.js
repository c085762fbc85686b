// Times are milliseconds since the epoch; documents are JSON in text columns, so SQLite and PostgreSQL store the
// same.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('models', (table) => {
    table.comment('One row per catalog entity that is, or was, a model');
    table.text('entity_ref').primary();
    table.text('title').notNullable();
    table.text('owner').nullable();
    table.text('location').nullable().comment('The annotation: <source>/<folder>');
    table.text('search').notNullable().comment('Lower-case text that a search looks in');
    table.boolean('listed').notNullable().comment('Whether the catalog listed it last time');
    table.text('state').notNullable().comment('pending, weighed or error');
    table.text('error_code').nullable();
    table.text('error_message').nullable();
    table.text('gate').nullable().comment('What holds now; never an admission after an error');
    table.text('sentence').nullable();
    table.text('weighed_location').nullable().comment('The location of the last weighing');
    table.bigInteger('tried_at').nullable();
    table.bigInteger('weighed_at').nullable();
    table.bigInteger('posture_id').nullable().comment('The last posture statement');
    table.index(['listed', 'state'], 'models_listed_state_idx');
    table.index(['owner'], 'models_owner_idx');
  });

  await knex.schema.createTable('postures', (table) => {
    table.comment('Posture statements; rows are added and thinned out, never changed');
    table.bigIncrements('id');
    table.text('entity_ref').notNullable();
    table.bigInteger('assessed_at').notNullable();
    table.text('answer').notNullable().comment('Digest of what it says, times left out');
    table
      .boolean('changed')
      .notNullable()
      .comment('Whether the answer differs from the one before');
    table
      .bigInteger('stale_at')
      .nullable()
      .comment('When the first verdict that supports goes stale');
    table.bigInteger('oldest_evidence_at').nullable();
    table.text('head').notNullable().comment('What lists show of the statement, JSON');
    table.text('document').notNullable().comment('The statement, JSON');
    table.index(['entity_ref', 'id'], 'postures_entity_idx');
  });

  await knex.schema.createTable('evidence', (table) => {
    table.comment(
      'Evidence items; rows are added, and removed with the last statement that names them',
    );
    table.text('entity_ref').notNullable();
    table.text('id').notNullable();
    table.text('type').notNullable();
    table.text('model').notNullable().comment('Name of the subject');
    table.bigInteger('observed_at').notNullable();
    table.text('document').notNullable().comment('The item, JSON');
    table.primary(['entity_ref', 'id'], 'evidence_pk');
  });

  await knex.schema.createTable('posture_evidence', (table) => {
    table.comment('Which evidence a statement was made from');
    table.bigInteger('posture_id').notNullable();
    table.text('entity_ref').notNullable();
    table.text('evidence_id').notNullable();
    table.primary(['posture_id', 'evidence_id'], 'posture_evidence_pk');
    table.index(['entity_ref', 'evidence_id'], 'posture_evidence_item_idx');
  });

  await knex.schema.createTable('findings', (table) => {
    table.comment('Findings of a statement, in the order of severity, rule and fingerprint');
    table.bigInteger('posture_id').notNullable();
    table.integer('position').notNullable();
    table.text('document').notNullable().comment('The finding, JSON');
    table.primary(['posture_id', 'position'], 'findings_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('findings');
  await knex.schema.dropTable('posture_evidence');
  await knex.schema.dropTable('evidence');
  await knex.schema.dropTable('postures');
  await knex.schema.dropTable('models');
};
