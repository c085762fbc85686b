import type { Knex } from 'knex';
import { forbiddenBy, OWNER_NOT_ALLOWED, wordsOf } from '../sources/naming.ts';
import type { NamingRule } from '../sources/naming.ts';
import { whereAccess } from './access-filter.ts';

/** What is forgotten of a model whose owner may not name it: nothing of it is shown any more. */
export const FORGOTTEN = {
  gate: null,
  sentence: null,
  weighed_location: null,
  place: null,
} as const;

/**
 * Holds every row against the rules: what an owner may not name is shown no more, and what they may name again
 * counts as never tried.
 *
 * A weighing that is under way when its model is closed is dropped, as one that was overtaken is.
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
      error_message: wordsOf(rule.source),
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
