import type { Posture } from '@weighbridge/core';
import { answerChecklist, checklist } from '@weighbridge/posture';
import type { Knex } from 'knex';

/** Before anything was observed: at this time nothing has gone stale. */
const BEFORE_ALL = new Date(0);

/** Keeps what the lines of the checklist say by a statement, in place of what was kept for it. */
export async function saveAnswers(trx: Knex, postureId: string, posture: Posture): Promise<void> {
  await removeAnswers(trx, postureId);
  await trx('checklist_answers').insert(
    answerChecklist(posture, BEFORE_ALL).map(({ line, state, observedAt, staleAt }) => ({
      posture_id: postureId,
      line,
      state,
      observed_at: ms(observedAt),
      newest_at: newestOf(posture, line),
      stale_at: ms(staleAt),
    })),
  );
}

/** Forgets what the lines say by a statement. */
export async function removeAnswers(trx: Knex, postureId: string): Promise<void> {
  await trx('checklist_answers').where({ posture_id: postureId }).delete();
}

function newestOf(posture: Posture, line: string): number | null {
  const controls = checklist.find(({ id }) => id === line)?.controls ?? [];
  const times = posture.verdicts
    .filter(({ control }) => controls.includes(control))
    .flatMap(({ observedAt }) => ms(observedAt) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function ms(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant);
}
