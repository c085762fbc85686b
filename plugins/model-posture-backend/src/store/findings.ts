import type { Finding, Level } from '@weighbridge/core';
import type { Knex } from 'knex';
import { batches } from './batches.ts';
import { INSERT_ROWS } from './database.ts';

const LEVELS: readonly Level[] = ['error', 'warning', 'note', 'none'];

/** One page of the findings of a statement (without a statement: none), most severe first, and their total number. */
export async function findFindings(
  db: Knex,
  postureId: string | null,
  page: { readonly limit: number; readonly after?: number },
): Promise<{
  readonly items: readonly Finding[];
  readonly lastPosition: number | null;
  readonly total: number;
}> {
  if (postureId === null) return { items: [], lastPosition: null, total: 0 };
  const rows: { position: number; document: string }[] = await db('findings')
    .select('position', 'document')
    .where({ posture_id: postureId })
    .where('position', '>', page.after ?? -1)
    .orderBy('position')
    .limit(page.limit);
  const count = await db('findings').where({ posture_id: postureId }).count({ total: '*' }).first();
  return {
    items: rows.map((row) => JSON.parse(row.document) as Finding),
    lastPosition: rows.at(-1)?.position ?? null,
    total: Number(count?.['total'] ?? 0),
  };
}

/** Stores the findings of a statement; two with the same fingerprint are one finding. */
export async function addFindings(
  trx: Knex,
  postureId: string,
  findings: readonly Finding[],
): Promise<void> {
  const unique = [
    ...new Map(findings.map((finding) => [finding.fingerprint, finding])).values(),
  ].sort(bySeverity);
  const rows = unique.map((finding, position) => ({
    posture_id: postureId,
    position,
    document: JSON.stringify(finding),
  }));
  for (const part of batches(rows, INSERT_ROWS)) await trx('findings').insert(part);
}

/** Removes the findings of a statement. */
export async function removeFindings(trx: Knex, postureId: string): Promise<void> {
  await trx('findings').where({ posture_id: postureId }).delete();
}

/** Fails before unknowns before passes, then by level, rule and fingerprint. */
function bySeverity(a: Finding, b: Finding): number {
  return (
    rank(a) - rank(b) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function rank(finding: Finding): number {
  const kind = finding.kind === 'fail' ? 0 : finding.kind === 'unknown' ? 1 : 2;
  return kind * LEVELS.length + LEVELS.indexOf(finding.level);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
