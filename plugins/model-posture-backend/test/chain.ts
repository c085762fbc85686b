import type { DroppedStatements } from '@weighbridge/backstage-plugin-model-posture-common';
import { canonicalDigest } from '@weighbridge/core';
import type { Knex } from 'knex';
import { expect } from 'vitest';
import { findHistory, findPosture } from '../src/store/postures.ts';

/**
 * Every statement of a model's history names the previous one by a digest that the history knows: that of a kept
 * statement, or of a dropped one, back to the first one, which names none.
 */
export async function chainHolds(db: Knex, entityRef: string): Promise<void> {
  const { items } = await findHistory(db, entityRef, { limit: 1_000 });
  const kept = new Map(
    items.map(({ head, dropped }) => [String(head.statement), { head, dropped }]),
  );
  for (const { id, head, dropped } of items) {
    const posture = await findPosture(db, id);
    expect(head).toMatchObject({
      statement: canonicalDigest(posture),
      previous: posture?.previous ?? null,
    });
    const before = dropped === null ? head.previous : throughDropped(head.previous, dropped);
    if (before === null) continue;
    const named = kept.get(before.digest);
    expect([before, named?.head.assessedAt]).toEqual([before, before.assessedAt]);
  }
}

/** Where a chain continues before the dropped statements. */
function throughDropped(
  previous: { readonly digest: string } | null,
  { newest, oldest, total }: DroppedStatements,
) {
  expect(newest[0]).toEqual(previous);
  expect(newest.length).toBe(Math.min(total, 100));
  if (total <= newest.length) {
    const { digest, assessedAt } = oldest;
    expect(newest.at(-1)).toEqual({ digest, assessedAt });
  }
  return oldest.previous;
}
