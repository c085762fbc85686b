import { describeWith, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { parseBom, toCycloneDx } from '../src/index.ts';
import { validateBom } from '../src/validate.ts';

const CASES = [
  'cyclonedx/tools/src/test/resources/*/*.json',
  'manifest-aibom/examples/*.json',
] as const;

/** The value at a pointer, or undefined. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Record<string, unknown>)[token], document);
}

describeWith('vectors')('documents of other projects', () => {
  const cases = CASES.flatMap((pattern) => vectors(pattern));
  test.for(cases.map((one) => [one.path, one] as const))('%s', async ([, { bytes }]) => {
    const read = parseBom(bytes());
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes()));
    for (const pointer of read.lost)
      expect([pointer, at(document, pointer)]).not.toContain(undefined);
    for (const { tier } of read.description.claims) expect(tier).toBe('declared');
    const bom = toCycloneDx(read.description);
    expect(await validateBom(bom)).toMatchObject({ valid: true, consistent: true });
  });
});

describeWith('vectors')('published AI BOMs', () => {
  const cases = vectors('manifest-aibom/examples/*.json');
  test.for(cases.map((one) => [one.name, one] as const))(
    'reads what %s says about the model',
    ([, one]) => {
      const { description, lost } = parseBom(one.bytes());
      const fields = new Set(description.claims.map(({ field }) => field));
      for (const field of ['model.version', 'model.producer', 'model.licence', 'software.library'])
        expect([...fields]).toContain(field);
      expect(
        lost.filter((pointer) => /^\/components\/0\/(name|version|licenses)/.test(pointer)),
      ).toEqual([]);
    },
  );
});
