import type { Evidence } from '@weighbridge/core';
import { handedInTypes, runtimeDigest } from '@weighbridge/evidence';
import { namesOf } from '../handed-in/about-model.ts';
import { handedInFindings } from '../handed-in/findings.ts';
import { isSighting, sortOut } from '../handed-in/sort-out.ts';
import type { HandedIn, LeftOut } from '../handed-in/sort-out.ts';
import { toEvidence } from '../handed-in/to-evidence.ts';
import { toSightings } from '../handed-in/to-sightings.ts';
import { defineInstrument } from '../instrument.ts';
import type { Instrument } from '../instrument.ts';
import { content } from '../readings/content.ts';
import { evidenceStatements } from '../readings/evidence-statements.ts';
import { signatures } from '../readings/signatures.ts';

/** An instrument that takes evidence of some types from others; sightings are left to the admission instrument. */
export function handedInOf(types: readonly string[]): Instrument {
  return defineInstrument({
    id: 'handed-in',
    title: 'Evidence handed in',
    types: types.filter((type) => type !== runtimeDigest.type),
    // A statement can appear or disappear at any time, and looking is cheap.
    everyMinutes: 0,
    needs: [],
    uses: ['folder'],
    reads: [evidenceStatements],
    mayRead: [content, signatures],
    async observe(context) {
      const { subject, now, read } = context;
      const statements = await read(evidenceStatements);
      const { taken, leftOut } = sortOut(statements, { names: await namesOf(context), now, types });
      const made = taken.map((each) => ({ each, items: itemsOf(each) }));
      function itemsOf(each: HandedIn): readonly Evidence[] | undefined {
        if (isSighting(each)) return toSightings(each, now, undefined) && [];
        const item = toEvidence(each, subject);
        return item && [item];
      }
      const unmade = made.filter(({ items }) => items === undefined);
      return {
        evidence: onceById(made.flatMap(({ items }) => items ?? [])),
        findings: handedInFindings(statements, [...leftOut, ...counted(unmade)]),
      };
    },
  });
}

/** What others observed about the model and hand in, of every type that they may. */
export const handedIn: Instrument = handedInOf(handedInTypes);

function onceById(items: readonly Evidence[]): readonly Evidence[] {
  return Array.from(new Map(items.map((item) => [item.id, item])).values());
}

function counted(unmade: readonly { readonly each: HandedIn }[]): readonly LeftOut[] {
  const reason = 'they are not what evidence of their type is';
  const byPath = Map.groupBy(unmade, ({ each }) => each.by.path);
  return Array.from(byPath, ([path, items]) => ({ path, reason, count: items.length }));
}
