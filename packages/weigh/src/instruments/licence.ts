import { describeLicences } from '@weighbridge/aibom';
import { canonicalDigest } from '@weighbridge/core';
import type { LicencePayload } from '@weighbridge/evidence';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { description } from '../readings/description.ts';
import { digests } from '../readings/digests.ts';
import { surroundingsOf } from './seen.ts';
import type { Surroundings } from './seen.ts';

/** Maximum number of documents that evidence names. */
const MAX_DOCUMENTS = 1000;
/** Maximum length of a path in evidence, in UTF-16 code units. */
const MAX_PATH = 2000;

type Licences = LicencePayload['licences'];

/** The terms under which the model may be used, according to its own files. */
export const licence = defineInstrument({
  id: 'licence',
  title: 'Licences',
  types: ['bom/licence'],
  everyMinutes: 30,
  needs: [],
  reads: [description, digests],
  async observe(context) {
    const around = await surroundingsOf(context);
    const described = describeLicences(around.description);
    const [first] = described.licences;
    const payload = {
      ...described,
      licences: withFiles(described.licences, around),
      documents: documentsOf(around),
    };
    return {
      evidence: [
        makeItem(context, {
          type: 'bom/licence',
          tier: first?.tier ?? 'measured',
          locator: first?.locator ?? '.',
          payload,
        }),
      ],
      findings: [],
    };
  },
});

/** Each licence with the document that states it, so that deleting the document does not undo it. */
function withFiles(
  licences: Licences,
  { description: described, digests: known }: Surroundings,
): Licences {
  const paths = new Set(
    described.files
      .filter(({ path, role }) => role !== 'model' && path.length <= MAX_PATH)
      .map(({ path }) => path),
  );
  return licences.map((each) => {
    const path = pathIn(each.locator, paths);
    if (path === undefined) return each;
    const said = licences.filter(({ locator }) => pathIn(locator, paths) === path);
    // Without hashing, the document's content identifies it.
    const digest = known?.get(path) ?? canonicalDigest(said.map(({ expression }) => expression));
    return { ...each, file: { path, digest } };
  });
}

/** The file of a locator such as `README.md#/license`, `LICENSE@0` or a bare path. */
function pathIn(locator: string, paths: ReadonlySet<string>): string | undefined {
  const shorter = [locator, locator.replace(/@\d+$/, ''), locator.replace(/#[^#]*$/, '')];
  return shorter.find((path) => paths.has(path));
}

/** Documents that were read completely: what one of them says now is all that it says. */
function documentsOf({ description: { files } }: Surroundings): readonly string[] {
  return files
    .filter(
      ({ path, role, coverageComplete }) =>
        role !== 'model' && coverageComplete && path.length <= MAX_PATH,
    )
    .map(({ path }) => path)
    .slice(0, MAX_DOCUMENTS);
}
