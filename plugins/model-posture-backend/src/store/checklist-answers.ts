import type { Posture, Verdict } from '@weighbridge/core';
import { answerLine } from '@weighbridge/posture';
import type { Knex } from 'knex';
import { keptLines } from './lines.ts';

/** Before anything was observed: at this time nothing is stale. */
const BEFORE_ALL = new Date(0);

/** Stores the answers of the checklist lines for a statement, in place of the previous ones. */
export async function saveAnswers(trx: Knex, postureId: string, posture: Posture): Promise<void> {
  await removeAnswers(trx, postureId);
  const verdicts = new Map(posture.verdicts.map((verdict) => [verdict.control, verdict]));
  const answers = keptLines
    .map((line) => answerLine(line, verdicts, BEFORE_ALL))
    // A line without a row is unknown.
    .filter(({ state, observedAt }) => state !== 'unknown' || observedAt !== undefined);
  if (answers.length === 0) return;
  await trx('checklist_answers').insert(
    answers.map(({ line, state, observedAt, staleAt, made }) => ({
      posture_id: postureId,
      line,
      state,
      observed_at: ms(observedAt),
      newest_at: newestOf(verdicts, line),
      stale_at: ms(staleAt),
      made: made !== undefined,
    })),
  );
}

/** Deletes the answers of the lines for a statement. */
export async function removeAnswers(trx: Knex, postureId: string): Promise<void> {
  await trx('checklist_answers').where({ posture_id: postureId }).delete();
}

function newestOf(verdicts: ReadonlyMap<string, Verdict>, line: string): number | null {
  const controls = keptLines.find(({ id }) => id === line)?.controls ?? [];
  const times = controls.flatMap((control) => ms(verdicts.get(control)?.observedAt) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function ms(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant);
}
