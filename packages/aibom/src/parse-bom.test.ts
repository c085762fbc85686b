import type { JsonValue } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bomText, OPTIONS } from '../test/bom-text.ts';
import { descriptions } from '../test/descriptions.ts';
import { digestsOf, folderOf, fullModel } from '../test/fixture.ts';
import { describeModel } from './describe.ts';
import type { BomDescription, Claim } from './description.ts';
import { parseBom } from './parse-bom.ts';
import type { ParsedBom } from './parse-bom.ts';
import { serializeBom, toCycloneDx } from './to-cyclonedx.ts';
import { validateBom } from './validate.ts';

/** What a document says and how it says that this is known: the description that it was written from. */
const said = ({ description, stated, statedComponents }: ParsedBom): BomDescription => ({
  ...description,
  claims: stated,
  ...(statedComponents.length === 0 ? {} : { components: statedComponents }),
});

const specVersion = fc.constantFrom('1.7', '1.6');
const timestamp = fc.constantFrom(undefined, new Date('2026-11-23T12:00:00Z'));

describe('a document of ours', () => {
  test.for(['1.7', '1.6'] as const)(
    'in %s gives back everything that it was written from',
    async (version) => {
      const digests = digestsOf(fullModel());
      const { name, files, skipped, claims } = await describeModel(folderOf(fullModel()), {
        digests,
      });
      const bom = parseBom(await bomText(undefined, { ...OPTIONS, specVersion: version }));
      expect(said(bom)).toEqual({ name, files, skipped, claims });
      expect(bom).toMatchObject({
        specVersion: version,
        timestamp: '2026-11-23T12:00:00.000Z',
        tool: OPTIONS.tool,
        author: OPTIONS.author,
        lost: [],
      });
    },
  );

  test('keeps statements about data in order, whether they name the data or not', () => {
    const claim = (value: JsonValue, locator: string): Claim => ({
      field: 'data.dataset',
      value,
      tier: 'declared',
      locator,
    });
    const written = {
      name: 'tiny',
      files: [],
      skipped: [],
      claims: [claim({}, 'a'), claim({ name: 'reviews' }, 'b'), claim({ rows: 3 }, 'c')],
    };
    expect(said(parseBom(serializeBom(toCycloneDx(written))))).toEqual(written);
  });

  test('gives back any description in either version, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(descriptions, specVersion, timestamp, async (written, version, time) => {
        const options = {
          specVersion: version,
          ...(time === undefined ? {} : { timestamp: time }),
        };
        const bom = toCycloneDx(written, options);
        expect(await validateBom(bom)).toEqual({ valid: true, consistent: true, errors: [] });
        const read = parseBom(serializeBom(bom));
        expect(said(read)).toEqual(written);
        expect(read.lost).toEqual([]);
      }),
      { numRuns: propertyRuns({ short: 200, long: 4_000 }) },
    );
  });
});
