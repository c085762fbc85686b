import type { Knex } from 'knex';
import { forbiddenBy, OWNER_NOT_ALLOWED, ownerNotAllowedMessage } from '../sources/naming.ts';
import type { NamingRule } from '../sources/naming.ts';
import { whereAccess } from './access-filter.ts';

/** The columns to clear for a model whose owner may not name it, so that the portal shows nothing of it. */
export const FORGOTTEN = {
  gate: null,
  sentence: null,
  weighed_location: null,
  place: null,
} as const;

/**
 * Checks every row against the rules: hides what its owner may not name, and resets to "never tried" what its
 * owner may name again.
 *
 * If a weighing is under way when its model is hidden, its result is dropped, like that of an overtaken one.
 */
export async function applyNaming(
  db: Knex,
  rules: readonly NamingRule[],
  now: Date,
): Promise<void> {
  for (const rule of rules) {
    const rows = db('models').where('models.listed', true);
    whereAccess(rows, forbiddenBy(rule), 'models');
    void rows.whereRaw(`coalesce(models.error_code, '') <> ?`, [OWNER_NOT_ALLOWED]);
    await rows.update({
      state: 'pending',
      error_code: OWNER_NOT_ALLOWED,
      error_message: ownerNotAllowedMessage(rule.source),
      tried_at: now.getTime(),
      ...FORGOTTEN,
    });
  }
  const again = db('models').where('models.error_code', OWNER_NOT_ALLOWED);
  for (const rule of rules) whereAccess(again, { not: forbiddenBy(rule) }, 'models');
  await again.update({
    state: 'pending',
    error_code: null,
    error_message: null,
    tried_at: null,
  });
}
